using System.Numerics;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

/// <summary>Events with packets and messages in them, which are not copied on their way to the handlers.</summary>
internal sealed partial class WorkerChannel
{
    private long _droppedPackets;

    /// <summary>How many packets and messages were lost since too many waited for their handlers.</summary>
    public long DroppedPackets => Interlocked.Read(ref _droppedPackets);

    /// <summary>Raises an event with a part of the notification that is being handled. Reader only.</summary>
    /// <param name="handlers">Whom to call.</param>
    /// <param name="sender">Whose event it is.</param>
    /// <param name="part">The packet, as it stands in the notification.</param>
    public void RaisePacket(EventHandler<ReadOnlyMemory<byte>>? handlers, object sender, ReadOnlySpan<byte> part)
    {
        if (handlers is null) return;
        if (_reader.TryHold(part, out var held))
            Events.Raise(handlers, sender, held.Memory, held);
        else
            CountDropped(sender);
    }

    /// <inheritdoc cref="RaisePacket"/>
    public void RaiseMessage(EventHandler<DataMessage>? handlers, object sender, ReadOnlySpan<byte> part, Ppid ppid)
    {
        if (handlers is null) return;
        if (_reader.TryHold(part, out var held))
            Events.Raise(handlers, sender, new DataMessage(ppid.IsEmpty ? default : held.Memory, ppid), held);
        else
            CountDropped(sender);
    }

    private void CountDropped(object receiver)
    {
        var count = Interlocked.Increment(ref _droppedPackets);
        if (BitOperations.IsPow2(count)) LogDropped(_processId, receiver, count);
    }

    [LoggerMessage(1106, LogLevel.Warning,
        "Handlers are too slow: a packet for {Receiver} is lost, as were {Count} of worker {ProcessId} so far")]
    private partial void LogDropped(int processId, object receiver, long count);
}
