using System.Numerics;

namespace Conference.Recorder.Matroska;

/// <summary>Reads EBML elements (RFC 8794) off the front of what is there; false where it is cut off or is no EBML.</summary>
internal ref struct EbmlReader(ReadOnlySpan<byte> data)
{
    /// <summary>The size of an element whose end is not known.</summary>
    public const long Unknown = -1;

    /// <summary>Id and size take no more than this.</summary>
    public const int LongestElementHead = 12;

    private readonly ReadOnlySpan<byte> _data = data;

    public int Position { get; private set; }

    public readonly ReadOnlySpan<byte> Rest => _data[Position..];

    /// <summary>Reads id and size; <see cref="Position"/> is then where the element's content begins.</summary>
    public bool TryReadHead(out uint id, out long size)
    {
        id = 0;
        size = 0;
        var start = Position;
        if (!TryReadNumber(4, keepMarker: true, out var rawId) || !TryReadNumber(8, keepMarker: false, out size))
        {
            Position = start;
            return false;
        }

        id = (uint)rawId;
        return true;
    }

    public bool TryTake(long size, out ReadOnlySpan<byte> content)
    {
        if (size < 0 || size > _data.Length - Position)
        {
            content = default;
            return false;
        }

        content = _data.Slice(Position, (int)size);
        Position += (int)size;
        return true;
    }

    /// <summary>A number whose first byte tells its length.</summary>
    public bool TryReadNumber(int longest, bool keepMarker, out long value)
    {
        value = 0;
        if (Position >= _data.Length)
            return false;

        var length = BitOperations.LeadingZeroCount((uint)_data[Position]) - 23;
        if (length > longest || length > _data.Length - Position)
            return false;

        var allOnes = true;
        for (var i = 0; i < length; i++)
        {
            var octet = _data[Position + i];
            var bits = i == 0 ? (byte)(octet & (0xFF >> length)) : octet;
            allOnes &= bits == (i == 0 ? 0xFF >> length : 0xFF);
            value = value << 8 | (keepMarker ? octet : bits);
        }

        Position += length;
        if (allOnes && !keepMarker)
            value = Unknown;
        return true;
    }

    public static ulong ReadUnsigned(ReadOnlySpan<byte> content)
    {
        var value = 0UL;
        foreach (var octet in content)
            value = value << 8 | octet;
        return value;
    }
}
