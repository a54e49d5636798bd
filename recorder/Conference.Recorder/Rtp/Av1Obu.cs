namespace Conference.Recorder.Rtp;

/// <summary>Open bitstream units of AV1 (AV1 bitstream §5.3).</summary>
internal static class Av1Obu
{
    public const int SequenceHeader = 1;
    public const int TemporalDelimiter = 2;
    public const int FrameHeader = 3;
    public const int Frame = 6;
    public const int TileList = 8;
    public const int Padding = 15;

    private const byte HasExtension = 0x04;
    private const byte HasSize = 0x02;

    public static int TypeOf(byte header) => header >> 3 & 0x0F;

    /// <summary>Reads a leb128 number that fits an int.</summary>
    public static bool TryReadSize(ReadOnlySpan<byte> bytes, out int value, out int length)
    {
        var sum = 0L;
        for (length = 0; length < Math.Min(8, bytes.Length);)
        {
            var octet = bytes[length];
            sum |= (long)(octet & 0x7F) << (7 * length++);
            if ((octet & 0x80) == 0)
            {
                value = (int)Math.Min(sum, int.MaxValue);
                return sum <= int.MaxValue;
            }
        }

        value = 0;
        return false;
    }

    /// <summary>Parts a unit into its header of one or two bytes and its content; a size field that it has is left out.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> obu, out ReadOnlySpan<byte> head, out ReadOnlySpan<byte> content)
    {
        head = default;
        content = default;
        var headLength = (obu[0] & HasExtension) != 0 ? 2 : 1;
        if (obu.Length < headLength)
            return false;

        head = obu[..headLength];
        content = obu[headLength..];
        if ((obu[0] & HasSize) == 0)
            return true;

        if (!TryReadSize(content, out var size, out var length) || size > content.Length - length)
            return false;

        content = content.Slice(length, size);
        return true;
    }

    /// <summary>Appends a unit with its size.</summary>
    public static bool TryWrite(FrameBuffer target, ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        Span<byte> size = stackalloc byte[8];
        var length = 0;
        for (var rest = (uint)content.Length; ; rest >>= 7)
        {
            size[length++] = (byte)(rest > 0x7F ? rest & 0x7F | 0x80 : rest);
            if (rest <= 0x7F)
                break;
        }

        if (!target.TryReserve(head.Length + length + content.Length, out var room))
            return false;

        head.CopyTo(room);
        room[0] |= HasSize;
        size[..length].CopyTo(room[head.Length..]);
        content.CopyTo(room[(head.Length + length)..]);
        return true;
    }
}
