namespace Conference.Mediasoup.Channels;

/// <summary>Received bytes, which stay as they are as long as an event holds them.</summary>
/// <remarks>Only the reader lets events hold its buffer, so that on the reader a buffer that is not shared stays so.</remarks>
internal sealed class ReceiveBuffer(ReceiveBuffers owner, int length)
{
    // The reader is one of them until it goes on to another buffer.
    private int _holders = 1;

    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Whether events hold it beside the reader.</summary>
    public bool IsShared => Volatile.Read(ref _holders) > 1;

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0) owner.TakeBack(this);
    }

    /// <summary>For the next reader, when nobody holds it.</summary>
    public void Reuse() => _holders = 1;
}
