using System.IO.Pipelines;
using Conference.Mediasoup.Channels;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>The other end of a channel: it speaks real frames, and says what a test wants it to say, when it wants.</summary>
internal sealed class FakeWorker : IAsyncDisposable
{
    public const int ProcessId = 4711;

    private readonly Pipe _requests = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe _messages = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly FrameReader _requestReader;

    public FakeWorker(RecordingLogger? logger = null)
    {
        Channel = new WorkerChannel(
            ProcessId, _requests.Writer.AsStream(), _messages.Reader.AsStream(), logger?.Factory ?? NullLoggerFactory.Instance);
        _requestReader = new FrameReader(_requests.Reader.AsStream());
        Reading = Task.Factory.StartNew(
            Channel.ReadToEnd, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public WorkerChannel Channel { get; }

    /// <summary>Ends with the channel's reader, as it ends.</summary>
    public Task Reading { get; }

    /// <summary>Waits for the next request.</summary>
    public Task<FakeRequest> ReceiveAsync() => Task.Run(() =>
    {
        Assert.True(_requestReader.TryRead(out var payload), "The channel hung up.");
        var request = Fbs.Message.Message.GetRoot(payload.Span).DataAsRequest();
        return new FakeRequest(request.Id, request.Method, request.HandlerId);
    });

    public async Task SendAsync(params IEnumerable<byte[]> frames)
    {
        foreach (var frame in frames) await _messages.Writer.WriteAsync(frame);
    }

    /// <summary>Ends the stream of messages, as the death of a process does.</summary>
    public async Task HangUpAsync()
    {
        await _messages.Writer.CompleteAsync();
        await Reading;
    }

    public async ValueTask DisposeAsync()
    {
        await _messages.Writer.CompleteAsync();
        // How the reader ended is for the test to judge.
        await Reading.ContinueWith(_ => { }, TaskScheduler.Default);
        Channel.Close(new ChannelClosedException("The test is over."));
    }
}
