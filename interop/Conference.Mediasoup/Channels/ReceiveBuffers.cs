using System.Collections.Concurrent;

namespace Conference.Mediasoup.Channels;

/// <summary>The buffers of one reader: the one that it fills, and those that events still hold.</summary>
/// <remarks>
/// A worker cannot be slowed down: when its pipe is full, it keeps what it has to say in its own memory, and responses behind packets
/// would stall. So a reader never waits for handlers. Packets and messages that come while too much is held are lost instead, as they
/// would be on a network, and that is counted and logged.
/// </remarks>
internal sealed class ReceiveBuffers
{
    public const int StandardLength = 64 * 1024;

    /// <summary>How much events may hold: seconds of traffic at what one worker forwards.</summary>
    public const long MaxHeld = 64 * 1024 * 1024;

    private const int MaxFree = 16;

    private readonly ConcurrentQueue<ReceiveBuffer> _free = [];
    private long _held;

    /// <summary>Whether events hold so much that they may hold no more.</summary>
    public bool IsExhausted => Interlocked.Read(ref _held) >= MaxHeld;

    /// <summary>A buffer for the reader, at least as long as asked.</summary>
    public ReceiveBuffer Take(int length)
    {
        if (length > StandardLength) return new ReceiveBuffer(this, length);
        if (!_free.TryDequeue(out var buffer)) return new ReceiveBuffer(this, StandardLength);
        buffer.Reuse();
        return buffer;
    }

    /// <summary>The reader goes on to another buffer; events may go on to hold this one.</summary>
    public void Leave(ReceiveBuffer buffer)
    {
        Interlocked.Add(ref _held, buffer.Bytes.Length);
        buffer.Release();
    }

    /// <summary>Nobody holds the buffer any more.</summary>
    public void TakeBack(ReceiveBuffer buffer)
    {
        Interlocked.Add(ref _held, -buffer.Bytes.Length);
        if (buffer.Bytes.Length == StandardLength && _free.Count < MaxFree) _free.Enqueue(buffer);
    }
}
