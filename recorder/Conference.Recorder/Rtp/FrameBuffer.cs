namespace Conference.Recorder.Rtp;

/// <summary>Bytes of a frame that is being put together; kept for the next one, so that a track's frames cost no garbage.</summary>
internal sealed class FrameBuffer
{
    /// <summary>A frame larger than this is none.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private byte[] _bytes = new byte[8 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>False when the frame would become too large.</summary>
    public bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        if (!TryReserve(bytes.Length, out var room))
            return false;

        bytes.CopyTo(room);
        return true;
    }

    /// <summary>Appends room that the caller fills.</summary>
    public bool TryReserve(int count, out Span<byte> room)
    {
        room = default;
        if (count > Largest - Length)
            return false;

        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        room = _bytes.AsSpan(Length, count);
        Length += count;
        return true;
    }

    /// <summary>What was written before, to be corrected.</summary>
    public Span<byte> At(int offset, int length) => _bytes.AsSpan(offset, length);

    /// <summary>Puts bytes in front of all others.</summary>
    public bool TryPrepend(ReadOnlySpan<byte> bytes)
    {
        var before = Length;
        if (!TryReserve(bytes.Length, out _))
            return false;

        _bytes.AsSpan(0, before).CopyTo(_bytes.AsSpan(bytes.Length));
        bytes.CopyTo(_bytes);
        return true;
    }
}
