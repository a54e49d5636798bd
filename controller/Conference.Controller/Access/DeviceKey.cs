using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>A device's public key as a JWK (RFC 7517): EC on P-256, which every browser's WebCrypto makes.</summary>
internal sealed record DeviceKey(string Kty, string Crv, string X, string Y)
{
    private const int CoordinateBytes = 32;

    /// <summary>The key's name (RFC 7638): SHA-256 over its required members in lexical order.</summary>
    public string Thumbprint()
    {
        var (x, y) = Coordinates();
        var canonical = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>Whether <paramref name="signature"/> (base64url, raw r || s) over <paramref name="text"/> was made with this key.</summary>
    public bool Verify(string text, string signature) => Base64Url.IsValid(signature) && Verify(text, Base64Url.DecodeFromChars(signature));

    /// <summary>Whether <paramref name="signature"/> (raw r || s) over <paramref name="text"/> was made with this key.</summary>
    public bool Verify(string text, byte[] signature)
    {
        var (x, y) = Coordinates();
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
            return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false; // The coordinates are no point on the curve.
        }
    }

    private (byte[] X, byte[] Y) Coordinates()
    {
        if (Kty != "EC" || Crv != "P-256")
            throw Unfit("kty must be \"EC\" and crv \"P-256\"");
        return (Coordinate(X, "x"), Coordinate(Y, "y"));
    }

    private static byte[] Coordinate(string value, string name)
    {
        if (!Base64Url.IsValid(value) || Base64Url.DecodeFromChars(value) is not { Length: CoordinateBytes } bytes)
            throw Unfit($"{name} must be 32 bytes in base64url");
        return bytes;
    }

    private static RefusedException Unfit(string why) =>
        new(RefusalCode.InvalidBody, $"The device key does not fit: {why} (RFC 7518, section 6.2).");
}
