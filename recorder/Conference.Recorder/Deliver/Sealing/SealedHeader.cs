using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Recorder.Deliver.Sealing;

/// <summary>
/// The beginning of an encrypted object: magic (8 bytes), plain length (8), length of the master key's name (1), the name (up to 64), all of
/// that padded to 96 bytes and authenticated; then nonce (12), wrapped key (32) and tag (16); zeros up to 256.
/// </summary>
internal static class SealedHeader
{
    public const int MaximumNameBytes = 64;

    private const int NamedBytes = 96;
    private const int NonceAt = NamedBytes;
    private const int KeyAt = NonceAt + SealedFormat.NonceBytes;
    private const int TagAt = KeyAt + SealedFormat.KeyBytes;
    private const int LengthAt = 8;
    private const int NameAt = 17;

    private static ReadOnlySpan<byte> Magic => "CONFENC1"u8;

    /// <summary>A header with a new key of its own.</summary>
    public static byte[] Create(string masterName, byte[] masterKey, long plainLength)
    {
        var header = new byte[SealedFormat.HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(LengthAt), plainLength);
        header[NameAt - 1] = (byte)Encoding.UTF8.GetBytes(masterName, header.AsSpan(NameAt, MaximumNameBytes));
        RandomNumberGenerator.Fill(header.AsSpan(NonceAt, SealedFormat.NonceBytes));
        using var aes = new AesGcm(masterKey, SealedFormat.TagBytes);
        Span<byte> key = stackalloc byte[SealedFormat.KeyBytes];
        RandomNumberGenerator.Fill(key);
        aes.Encrypt(
            header.AsSpan(NonceAt, SealedFormat.NonceBytes), key, header.AsSpan(KeyAt, SealedFormat.KeyBytes),
            header.AsSpan(TagAt, SealedFormat.TagBytes), header.AsSpan(0, NamedBytes));
        return header;
    }

    /// <summary>Name of the master key that wraps this header's key.</summary>
    /// <exception cref="InvalidDataException">It is no header.</exception>
    public static string MasterNameOf(ReadOnlySpan<byte> header)
    {
        if (header.Length < SealedFormat.HeaderBytes || !header.StartsWith(Magic) || header[NameAt - 1] > MaximumNameBytes)
            throw new InvalidDataException("It does not begin as an encrypted object does.");
        return Encoding.UTF8.GetString(header.Slice(NameAt, header[NameAt - 1]));
    }

    public static long PlainLengthOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64BigEndian(header[LengthAt..]);

    /// <exception cref="AuthenticationTagMismatchException">The header was changed, or the master key is another one of the same name.</exception>
    public static byte[] Unwrap(ReadOnlySpan<byte> header, byte[] masterKey)
    {
        using var aes = new AesGcm(masterKey, SealedFormat.TagBytes);
        var key = new byte[SealedFormat.KeyBytes];
        aes.Decrypt(
            header.Slice(NonceAt, SealedFormat.NonceBytes), header.Slice(KeyAt, SealedFormat.KeyBytes),
            header.Slice(TagAt, SealedFormat.TagBytes), key, header[..NamedBytes]);
        return key;
    }
}
