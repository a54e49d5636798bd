using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>A mediasoup-worker process that answers what faulty workers pass on to it, so that their answers are real.</summary>
public sealed class RealWorker : IDisposable
{
    private const uint OwnRequest = uint.MaxValue;

    private readonly Lock _gate = new();
    private readonly WorkerProcess _process;
    private readonly FrameReader _messages;

    public RealWorker()
    {
        _process = WorkerProcess.Start(WorkerBinary.Find(null), WorkerArguments.From(new WorkerOptions()), NullLogger.Instance);
        _messages = new FrameReader(_process.Messages);
        Assert.True(_messages.TryRead(out _), "The worker did not start.");
    }

    public void Dispose()
    {
        _process.Requests.Dispose();
        while (_messages.TryRead(out _)) continue;
        _process.Dispose();
    }

    /// <summary>Everything that the worker says until it has answered the request, as frames; the answer is the last.</summary>
    internal List<byte[]> Ask(ReadOnlySpan<byte> request)
    {
        lock (_gate)
        {
            _process.Requests.Write(request);
            _process.Requests.Flush();
            var id = Fbs.Message.Message.GetRoot(request[Frame.PrefixLength..]).DataAsRequest().Id;
            List<byte[]> said = [];
            while (_messages.TryRead(out var payload))
            {
                said.Add([.. BitConverter.GetBytes(payload.Length), .. payload.Span]);
                var message = Fbs.Message.Message.GetRoot(payload.Span);
                if (message.DataType == Fbs.Message.BodyType.Response && message.DataAsResponse().Id == id) return said;
            }

            throw new InvalidOperationException("The real worker hung up.");
        }
    }

    /// <summary>Closes what a faulty worker has left open; what is closed already is not there, which is as good.</summary>
    internal void Close(IEnumerable<Request> closeRequests)
    {
        foreach (var request in closeRequests) Ask(WorkerMessages.Request(request, OwnRequest));
    }
}
