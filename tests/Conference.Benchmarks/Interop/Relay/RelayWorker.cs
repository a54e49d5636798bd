using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace Conference.Benchmarks.Interop.Relay;

/// <summary>
/// Stands between a library and a worker, and adds notifications to what the worker says: no workload makes a worker send 100,000 a
/// second without its sockets being the bound. They begin when the library asks for the worker's dump.
/// </summary>
internal sealed class RelayWorker : IDisposable
{
    public const string Verb = "relay-worker";

    // The descriptors at which mediasoup workers have their channel.
    private const int RequestsDescriptor = 3;
    private const int MessagesDescriptor = 4;

    private readonly FileStream _requests = new(new SafeFileHandle(RequestsDescriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);
    private readonly FileStream _messages = new(new SafeFileHandle(MessagesDescriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    private readonly Lock _writing = new();
    private readonly WorkerProcess _worker;
    private readonly ScoreFrames _scores = new();

    private RelayWorker(IEnumerable<string> arguments) =>
        _worker = WorkerProcess.Start(WorkerBinary.Find(null), arguments, NullLogger.Instance);

    /// <summary>The program that a library is told to start as its worker.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Interop", "Relay", "relay-worker");

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var relay = new RelayWorker(arguments);
        var passingMessages = relay._worker.RunOnThread(relay.PassMessages, "messages");
        relay.PassRequests();
        relay._worker.Requests.Dispose();
        await passingMessages;
        return await relay._worker.WaitForExitAsync();
    }

    public void Dispose()
    {
        _worker.Dispose();
        _requests.Dispose();
        _messages.Dispose();
    }

    private void PassRequests()
    {
        var reader = new FrameReader(_requests);
        while (reader.TryRead(out var payload))
        {
            Pass(payload.Span, _worker.Requests);
            var message = Fbs.Message.Message.GetRoot(payload.Span);
            if (message.DataType != Fbs.Message.BodyType.Request) continue;
            var request = message.DataAsRequest();
            if (request.Method == Fbs.Request.Method.TransportConsume)
                _scores.Add(request.BodyAsTransportConsumeRequest().ConsumerId);
            else if (request.Method == Fbs.Request.Method.WorkerDump)
                _ = _worker.RunOnThread(() => _scores.Send(Burst.FromEnvironment(), Write), "burst");
        }
    }

    private void PassMessages()
    {
        var reader = new FrameReader(_worker.Messages);
        while (reader.TryRead(out var payload))
        {
            var message = Fbs.Message.Message.GetRoot(payload.Span);
            if (message.DataType == Fbs.Message.BodyType.Notification && message.DataAsNotification().Event == Fbs.Notification.Event.WorkerRunning)
                Write(RunningFrame());
            else
                lock (_writing) Pass(payload.Span, _messages);
        }
    }

    /// <summary>The library knows the relay's process, not that of the worker behind it.</summary>
    private static byte[] RunningFrame()
    {
        var writer = new FlatWriter();
        var running = Fbs.Notification.Notification.Create(
            writer, handlerId: writer.String(Environment.ProcessId.ToString()), @event: Fbs.Notification.Event.WorkerRunning);
        writer.Finish(Fbs.Message.Message.Create(writer, data: running));
        return writer.WrittenFrame.ToArray();
    }

    private void Write(ReadOnlySpan<byte> frames)
    {
        lock (_writing) _messages.Write(frames);
    }

    private static void Pass(ReadOnlySpan<byte> payload, Stream destination)
    {
        destination.Write(BitConverter.GetBytes(payload.Length));
        destination.Write(payload);
        destination.Flush();
    }
}
