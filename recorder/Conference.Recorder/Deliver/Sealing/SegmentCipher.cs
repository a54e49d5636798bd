using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Conference.Recorder.Deliver.Sealing;

/// <summary>
/// Encrypts and decrypts segments of one object. The nonce is the segment's number, which is safe because a key encrypts one content only;
/// the number and whether it is the last are authenticated, so that segments cannot be dropped, swapped or repeated.
/// </summary>
internal sealed class SegmentCipher(byte[] key, long plainLength) : IDisposable
{
    private readonly AesGcm _aes = new(key, SealedFormat.TagBytes);

    public void Seal(long segment, ReadOnlySpan<byte> plain, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[SealedFormat.NonceBytes];
        Span<byte> authenticated = stackalloc byte[9];
        Describe(segment, nonce, authenticated);
        _aes.Encrypt(nonce, plain, target[..plain.Length], target.Slice(plain.Length, SealedFormat.TagBytes), authenticated);
    }

    /// <exception cref="AuthenticationTagMismatchException">The segment is not what was written at this place.</exception>
    public void Open(long segment, ReadOnlySpan<byte> sealedBytes, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[SealedFormat.NonceBytes];
        Span<byte> authenticated = stackalloc byte[9];
        Describe(segment, nonce, authenticated);
        _aes.Decrypt(nonce, sealedBytes[..^SealedFormat.TagBytes], sealedBytes[^SealedFormat.TagBytes..], plain, authenticated);
    }

    public void Dispose() => _aes.Dispose();

    private void Describe(long segment, Span<byte> nonce, Span<byte> authenticated)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], segment);
        BinaryPrimitives.WriteInt64BigEndian(authenticated, segment);
        authenticated[8] = segment == SealedFormat.SegmentCount(plainLength) - 1 ? (byte)1 : (byte)0;
    }
}
