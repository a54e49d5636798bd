using System.Buffers.Binary;
using System.Text;

namespace Conference.Recorder.Movies;

/// <summary>Builds MP4 boxes (ISO/IEC 14496-12).</summary>
internal sealed class BoxBuilder
{
    private byte[] _content = new byte[1024];
    private int _length;

    public byte[] ToArray() => _content[.._length];

    /// <summary>A box with what <paramref name="fill"/> puts in it.</summary>
    public BoxBuilder Box(string type, Action<BoxBuilder> fill)
    {
        var start = _length;
        UInt32(0).Ascii(type);
        fill(this);
        BinaryPrimitives.WriteUInt32BigEndian(_content.AsSpan(start), (uint)(_length - start));
        return this;
    }

    /// <summary>A box that begins with a version and flags.</summary>
    public BoxBuilder FullBox(string type, byte version, uint flags, Action<BoxBuilder> fill) =>
        Box(type, box => fill(box.UInt32((uint)version << 24 | flags)));

    public BoxBuilder UInt16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return Bytes(bytes);
    }

    public BoxBuilder UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return Bytes(bytes);
    }

    public BoxBuilder Int32(int value) => UInt32(unchecked((uint)value));

    public BoxBuilder Int64(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Bytes(bytes);
    }

    public BoxBuilder Ascii(string text) => Bytes(Encoding.ASCII.GetBytes(text));

    public BoxBuilder Zeros(int count) => Bytes(new byte[count]);

    public BoxBuilder Bytes(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _content.Length)
            Array.Resize(ref _content, Math.Max(_content.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_content.AsSpan(_length));
        _length += bytes.Length;
        return this;
    }

    /// <summary>The matrix that changes nothing.</summary>
    public BoxBuilder Identity() => Int32(0x10000).Zeros(12).Int32(0x10000).Zeros(12).Int32(0x4000_0000);
}
