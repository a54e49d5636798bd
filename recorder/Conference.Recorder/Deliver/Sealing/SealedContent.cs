using System.Buffers;

namespace Conference.Recorder.Deliver.Sealing;

/// <summary>A file as an encrypted object. The same header gives the same bytes, so that an upload can be gone on with.</summary>
internal sealed class SealedContent(ObjectContent plain, byte[] header, SegmentCipher cipher) : ObjectContent
{
    private readonly long _plainLength = plain.Length;

    public override long Length => SealedFormat.SealedLength(_plainLength);

    public override void Read(long offset, Span<byte> buffer)
    {
        if (offset < SealedFormat.HeaderBytes)
            Take(header.AsSpan((int)offset), ref offset, ref buffer);

        var rented = ArrayPool<byte>.Shared.Rent(SealedFormat.SegmentBytes + SealedFormat.SealedSegmentBytes);
        try
        {
            while (buffer.Length > 0)
            {
                var segment = (offset - SealedFormat.HeaderBytes) / SealedFormat.SealedSegmentBytes;
                var within = (int)(offset - SealedFormat.OffsetOf(segment));
                Take(Seal(segment, rented)[within..], ref offset, ref buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    public override void Dispose()
    {
        plain.Dispose();
        cipher.Dispose();
    }

    private Span<byte> Seal(long segment, byte[] rented)
    {
        var length = SealedFormat.PlainBytesOf(segment, _plainLength);
        var clear = rented.AsSpan(0, length);
        var sealedBytes = rented.AsSpan(SealedFormat.SegmentBytes, length + SealedFormat.TagBytes);
        plain.Read(segment * SealedFormat.SegmentBytes, clear);
        lock (cipher) // parts are read in parallel, and AesGcm is not made for that
            cipher.Seal(segment, clear, sealedBytes);
        return sealedBytes;
    }

    private static void Take(ReadOnlySpan<byte> source, ref long offset, ref Span<byte> buffer)
    {
        var count = Math.Min(source.Length, buffer.Length);
        source[..count].CopyTo(buffer);
        offset += count;
        buffer = buffer[count..];
    }
}
