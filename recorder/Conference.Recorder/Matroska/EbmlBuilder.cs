using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Conference.Recorder.Matroska;

/// <summary>Builds small EBML elements: headers, which are written once per file. Clusters are written in place.</summary>
internal sealed class EbmlBuilder
{
    private readonly List<byte> _content = [];

    public byte[] ToArray() => [.. _content];

    public EbmlBuilder Unsigned(uint id, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return Binary(id, bytes[Math.Min(7, BitOperations.LeadingZeroCount(value) / 8)..]);
    }

    public EbmlBuilder Float(uint id, float value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, value);
        return Binary(id, bytes);
    }

    public EbmlBuilder Text(uint id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public EbmlBuilder Master(uint id, EbmlBuilder children) => Binary(id, children.ToArray());

    public EbmlBuilder Binary(uint id, ReadOnlySpan<byte> content)
    {
        Head(id);
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(size, 0x1000_0000u | (uint)content.Length);
        _content.AddRange(size);
        _content.AddRange(content);
        return this;
    }

    /// <summary>Begins an element that ends where the file does.</summary>
    public EbmlBuilder Endless(uint id)
    {
        Head(id);
        _content.AddRange([0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        return this;
    }

    private void Head(uint id)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        _content.AddRange(bytes[(BitOperations.LeadingZeroCount(id) / 8)..]);
    }
}
