using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Access.Tokens;

/// <summary>A signed token in compact form (RFC 7515, section 3.1), taken apart and not yet believed.</summary>
/// <param name="Signed">The part that the signature is over.</param>
internal sealed record Jws(string Signed, string EncodedHeader, byte[] Header, byte[] Payload, byte[] Signature)
{
    public const int MaximumLength = 8 * 1024;

    /// <summary>Null when the text is not three parts in strict base64url: one token has one spelling.</summary>
    public static Jws? Parse(string text)
    {
        if (text.Length > MaximumLength)
            return null;
        var headerEnd = text.IndexOf('.', StringComparison.Ordinal);
        var payloadEnd = text.LastIndexOf('.');
        if (headerEnd <= 0 || payloadEnd <= headerEnd)
            return null;
        return Decode(text[..headerEnd]) is { } header
            && Decode(text[(headerEnd + 1)..payloadEnd]) is { } payload
            && Decode(text[(payloadEnd + 1)..]) is { } signature
            ? new Jws(text[..payloadEnd], text[..headerEnd], header, payload, signature)
            : null;
    }

    /// <summary>A token under HS256.</summary>
    /// <param name="encodedHeader">The header in base64url.</param>
    public static string Create(string encodedHeader, ReadOnlySpan<byte> payload, byte[] key)
    {
        var signed = $"{encodedHeader}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Hash(signed, key))}";
    }

    public bool IsSignedBy(byte[] key) => CryptographicOperations.FixedTimeEquals(Signature, Hash(Signed, key));

    private static byte[] Hash(string signed, byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed));

    // The decoder takes white space, padding and stray bits at the end; what does not come out as it went in is refused.
    private static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
