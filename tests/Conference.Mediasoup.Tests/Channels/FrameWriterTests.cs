using System.IO.Pipelines;
using System.IO.Pipes;
using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class FrameWriterTests
{
    [Fact(Timeout = Limits.Quick)]
    public async Task Frames_of_many_threads_arrive_whole_and_in_the_order_of_their_thread()
    {
        const int Threads = 8;
        const int PerThread = 2_000;
        var pipe = new Pipe();
        var writer = new FrameWriter(pipe.Writer.AsStream());
        var writing = Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < PerThread; i++) writer.Write(FrameOf(thread, i));
        }));
        var reading = Task.Run(() => ReadAll(pipe.Reader.AsStream()));
        await Task.WhenAll(writing);
        writer.Complete();

        var received = await reading;
        Assert.Equal(Threads * PerThread, received.Count);
        foreach (var thread in received.GroupBy(frame => frame.Thread))
            Assert.Equal(Enumerable.Range(0, PerThread), thread.Select(frame => frame.Number));
    }

    [Fact]
    public void A_frame_above_the_limit_is_refused_and_nothing_of_it_is_sent()
    {
        using var sent = new MemoryStream();
        var writer = new FrameWriter(sent);
        var thrown = Assert.Throws<ArgumentException>(() => writer.Write(new byte[Frame.MaxLength + 1]));
        Assert.Contains("8388608", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, sent.Length);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_peer_that_is_gone_is_no_error_for_those_who_write()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync(new IOException("The peer is gone."));
        var writer = new FrameWriter(pipe.Writer.AsStream());
        for (var i = 0; i < 100; i++) writer.Write(FrameOf(0, i));
        writer.Complete();
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_caller_writes_its_frame_itself_as_long_as_the_pipe_surely_has_room()
    {
        const int Page = 4096;
        var sent = new WriterNotingStream();
        var writer = new FrameWriter(sent);
        var caller = Environment.CurrentManagedThreadId;
        writer.MarkTaken(writer.Write(new byte[Page]));
        writer.Write(new byte[Page]);
        Assert.Equal([caller, caller], sent.Writers);

        // Nobody has taken the page before it: the pool has to wait for room, should there be none.
        var written = sent.NextWriteAsync();
        await Task.Factory.StartNew(() => writer.Write(new byte[1]), None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(await written, "The frame was not written by a thread of the pool.");
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_does_not_read_holds_up_no_caller()
    {
        const int Count = 20_000;
        await using var requests = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var worker = new AnonymousPipeClientStream(PipeDirection.In, requests.ClientSafePipeHandle);
        var writer = new FrameWriter(requests);
        for (var i = 0; i < Count; i++) writer.Write(FrameOf(0, i));
        writer.Complete();
        Assert.Equal(Enumerable.Range(0, Count), (await Task.Run(() => ReadAll(worker))).Select(frame => frame.Number));
    }

    private static CancellationToken None => CancellationToken.None;

    private static byte[] FrameOf(int thread, int number) =>
        [8, 0, 0, 0, .. BitConverter.GetBytes(thread), .. BitConverter.GetBytes(number)];

    private static List<(int Thread, int Number)> ReadAll(Stream stream)
    {
        var reader = new FrameReader(stream);
        List<(int Thread, int Number)> frames = [];
        while (reader.TryRead(out var payload))
            frames.Add((BitConverter.ToInt32(payload.Span), BitConverter.ToInt32(payload.Span[4..])));
        return frames;
    }
}
