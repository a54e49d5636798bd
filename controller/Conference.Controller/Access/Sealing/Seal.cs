using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Access.Sealing;

/// <summary>
/// Encrypts what stands in the database and must not be read there: secrets of API keys, signing keys, stored answers. AES-256-GCM under
/// the master key; each sealed value is bound to the name of its place, so that it opens nowhere else.
/// </summary>
internal sealed class Seal(ReadOnlySpan<byte> masterKey)
{
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    private readonly byte[] _key = masterKey.ToArray();

    /// <summary>A key of its own for one purpose, the same wherever the master key is (RFC 5869).</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <param name="place">Where the value will stand: the table and the row.</param>
    public byte[] Close(ReadOnlySpan<byte> plain, string place)
    {
        var sealedBytes = new byte[HeadBytes + plain.Length];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes); // not one for all: it is not made for several threads
        cipher.Encrypt(
            nonce, plain, sealedBytes.AsSpan(HeadBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It was sealed under another master key or for another place, or was altered.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string place)
    {
        if (sealedBytes.Length < HeadBytes || sealedBytes[0] != Version)
            throw new CryptographicException($"What stands at {place} is not sealed in a form that this version knows.");
        var plain = new byte[sealedBytes.Length - HeadBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(
            sealedBytes.Slice(1, NonceBytes),
            sealedBytes[HeadBytes..],
            sealedBytes.Slice(1 + NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(place));
        return plain;
    }
}
