using System.Buffers;
using System.Security.Cryptography;

namespace Conference.Recorder.Deliver.Sealing;

/// <summary>Decrypts a range of an encrypted object, segment by segment; nothing is given out that was not authenticated.</summary>
/// <param name="stored">The object from the segment on that holds <paramref name="offset"/>.</param>
internal sealed class OpeningStream(Stream stored, SegmentCipher cipher, long plainLength, long offset, long end) : ReadOnlyStream
{
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SealedFormat.SealedSegmentBytes);
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SealedFormat.SegmentBytes);
    private long _position = offset;
    private long _opened = -1;
    private bool _disposed;

    /// <exception cref="InvalidDataException">The object was changed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // An empty file's one segment is opened too: that it is empty must be authentic.
        if (_position >= end && (plainLength > 0 || _opened >= 0))
            return 0;
        var segment = _position / SealedFormat.SegmentBytes;
        if (segment != _opened)
            await OpenAsync(segment, cancellationToken);
        var within = (int)(_position % SealedFormat.SegmentBytes);
        var count = (int)Math.Min(Math.Min(buffer.Length, end - _position), SealedFormat.SegmentBytes - within);
        _plain.AsMemory(within, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            stored.Dispose();
            cipher.Dispose();
            ArrayPool<byte>.Shared.Return(_sealed);
            ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
        }

        base.Dispose(disposing);
    }

    private async ValueTask OpenAsync(long segment, CancellationToken cancellationToken)
    {
        var length = SealedFormat.PlainBytesOf(segment, plainLength);
        var bytes = _sealed.AsMemory(0, length + SealedFormat.TagBytes);
        try
        {
            await stored.ReadExactlyAsync(bytes, cancellationToken);
            cipher.Open(segment, bytes.Span, _plain.AsSpan(0, length));
        }
        catch (Exception exception) when (exception is AuthenticationTagMismatchException or EndOfStreamException)
        {
            throw new InvalidDataException($"The encrypted object was changed or cut off at segment {segment}.", exception);
        }

        _opened = segment;
    }
}
