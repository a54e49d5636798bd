using System.IO.Pipelines;
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
