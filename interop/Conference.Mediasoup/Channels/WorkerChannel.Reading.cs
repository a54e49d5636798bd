using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

internal sealed partial class WorkerChannel
{
    /// <summary>Reads messages until the stream ends; blocks, and is meant for a thread of its own.</summary>
    /// <exception cref="InvalidDataException">What came is no message of the protocol; nothing that follows can be trusted.</exception>
    public void ReadToEnd()
    {
        Events.GatherOnThisThread();
        try
        {
            while (_reader.TryRead(out var payload))
            {
                Read(payload.Span);
                if (!_reader.HasFrame) Events.DeliverGathered();
            }
        }
        finally
        {
            Events.StopGathering();
        }
    }

    /// <summary>Names the entity that an id stands for, and hands it what the worker has said about it already. Reader only.</summary>
    public void Publish(Guid id, INotificationHandler handler)
    {
        foreach (var message in Handlers.Publish(id, handler))
            Handle(handler, Fbs.Message.Message.GetRoot(message).DataAsNotification());
    }

    private void Read(ReadOnlySpan<byte> payload)
    {
        var message = Fbs.Message.Message.GetRoot(payload);
        switch (message.DataType)
        {
            case Fbs.Message.BodyType.Response:
                Read(message.DataAsResponse());
                break;
            case Fbs.Message.BodyType.Notification:
                Read(message.DataAsNotification(), payload);
                break;
            case Fbs.Message.BodyType.Log:
                _workerLog.Write(message.DataAsLog().Data);
                break;
            case Fbs.Message.BodyType.None:
            case Fbs.Message.BodyType.Request:
            default:
                throw new InvalidDataException($"The worker sent a message of the kind {message.DataType}.");
        }
    }

    private void Read(Fbs.Response.Response response)
    {
        // Read before the request leaves the table: if it cannot be, the caller still stands there to be told how this ends.
        var (error, reason) = response.Accepted ? ("", "") : (response.Error ?? "Error", response.Reason ?? "no reason given");
        // Nobody waits for it when its caller gave up, or never wanted to wait.
        if (_pending.Take(response.Id) is not { } pending) return;
        _writer.MarkTaken(pending.End);
        if (response.Accepted)
            pending.Accept(response);
        else
            pending.Reject(error, reason);
    }

    private void Read(Fbs.Notification.Notification notification, ReadOnlySpan<byte> payload)
    {
        if (notification.Event == Fbs.Notification.Event.WorkerRunning)
        {
            _running.TrySetResult();
            return;
        }

        var kept = false;
        if (Guid.TryParse(notification.HandlerIdUtf8, out var id)
            && Handlers.FindOrKeep(id, payload, out kept) is { } handler)
        {
            Handle(handler, notification);
        }
        else if (!kept)
        {
            LogNobodyToNotify(_processId, notification.Event.ToString(), notification.HandlerId);
        }
    }

    private void Handle(INotificationHandler handler, Fbs.Notification.Notification notification)
    {
        try
        {
            handler.Handle(notification);
        }
        catch (Exception exception)
        {
            // One notification that cannot be understood costs this one; the messages behind it are intact.
            LogNotificationFailed(_processId, notification.Event.ToString(), handler, exception);
        }
    }

    // The event is a string because the generator of log methods doesn't see the types of another generator.
    // An entity that was just closed here may still be spoken of by the worker; what else it speaks of costs nobody anything.
    [LoggerMessage(
        1103, LogLevel.Debug, "Worker {ProcessId} sent {Event} for {HandlerId}, which is closed, unknown or has too many messages waiting")]
    private partial void LogNobodyToNotify(int processId, string @event, string handlerId);

    [LoggerMessage(1104, LogLevel.Error, "Worker {ProcessId} sent {Event} for {Handler}, which could not handle it")]
    private partial void LogNotificationFailed(int processId, string @event, object handler, Exception exception);
}
