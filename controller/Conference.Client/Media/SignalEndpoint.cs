using System.Text.Json;
using Conference.Client.Rpc;

namespace Conference.Client.Media;

/// <summary>Listens on <c>/signal</c> for what becomes of the streams that this participant sends.</summary>
internal sealed class SignalEndpoint : IRpcEndpoint
{
    private readonly Lock _lock = new(); // a stream that begins must not miss its own end
    private readonly Dictionary<string, TaskCompletionSource> _closedByHost = new(StringComparer.Ordinal);
    private TaskCompletionSource _mediaLost = NewSource();

    public string Subprotocol => "conference.signal.v1";

    public long? LastSequence => null;

    /// <summary>Ends when the transports and producers that were made so far are gone; fails when nothing can be made any more.</summary>
    public Task MediaLost
    {
        get
        {
            lock (_lock)
                return _mediaLost.Task;
        }
    }

    /// <summary>Ends when a host ends the producer.</summary>
    public Task ClosedByHost(string producerId)
    {
        lock (_lock)
        {
            if (!_closedByHost.TryGetValue(producerId, out var source))
                _closedByHost.Add(producerId, source = NewSource());
            return source.Task;
        }
    }

    public void Connected(JsonElement state)
    {
        var told = state.Deserialize(ClientJson.Default.SignalState) ?? throw new JsonException("The state is null.");
        if (!told.Resumed)
            StartAfresh();
    }

    public void Notified(RpcNotification notification)
    {
        if (notification.Method == "mediaLost")
            StartAfresh();
        else if (notification.Method == "producerClosed")
            Close(notification.Parameters.Deserialize(ClientJson.Default.ProducerNotice)!.ProducerId);
    }

    public void Disconnected(RpcClose close, ConferenceException? end)
    {
        if (end is null)
            return;
        lock (_lock)
        {
            _mediaLost.TrySetException(end);
            _ = _mediaLost.Task.Exception; // Seen: nothing may be playing.
        }
    }

    private void Close(string producerId)
    {
        lock (_lock)
        {
            if (!_closedByHost.TryGetValue(producerId, out var source))
                _closedByHost.Add(producerId, source = NewSource());
            source.TrySetResult();
        }
    }

    private void StartAfresh()
    {
        lock (_lock)
        {
            _closedByHost.Clear();
            _mediaLost.TrySetResult();
            _mediaLost = NewSource();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
