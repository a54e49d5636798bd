using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Client.Tests.Support;

/// <summary>Reads and checks JWTs with nothing of the SDK.</summary>
internal static class Tokens
{
    public static (JsonElement Header, JsonElement Claims) Read(string token)
    {
        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        return (Parse(parts[0]), Parse(parts[1]));
    }

    public static bool IsSignedBy(this string token, string secret)
    {
        var end = token.LastIndexOf('.');
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(token[..end]));
        return Base64Url.EncodeToString(expected) == token[(end + 1)..];
    }

    public static bool IsSignedBy(this string token, JsonElement jwk)
    {
        var end = token.LastIndexOf('.');
        return Verify(jwk, token[..end], token[(end + 1)..]);
    }

    public static bool Verify(JsonElement jwk, string text, string signature)
    {
        var point = new ECPoint { X = Base64Url.DecodeFromChars(jwk.Text("x")), Y = Base64Url.DecodeFromChars(jwk.Text("y")) };
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return key.VerifyData(Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonElement Parse(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));
}
