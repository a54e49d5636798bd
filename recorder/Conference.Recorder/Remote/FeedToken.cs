using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Recorder.Remote;

/// <summary>Proves that one connection may follow one recording's meeting. It opens nothing on any other connection, or later.</summary>
/// <param name="Nonce">What the server said on this connection.</param>
/// <param name="ExpiresAt">In Unix seconds.</param>
public sealed record FeedToken(string MeetingId, string RecordingId, string Nonce, long ExpiresAt)
{
    private const char Separator = '.';

    /// <summary>How long a token is good for.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The token as text, signed with HMAC-SHA256.</summary>
    public string Sign(ReadOnlySpan<byte> key)
    {
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, FeedJson.Default.FeedToken));
        return $"{claims}{Separator}{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(claims)))}";
    }

    /// <summary>Reads a token of this connection; null when it is not signed with the key, is for another connection, or has expired.</summary>
    public static FeedToken? Read(string text, ReadOnlySpan<byte> key, string nonce, DateTimeOffset now)
    {
        if (text.Split(Separator) is not [var claims, var signature] || !Base64Url.IsValid(claims) || !Base64Url.IsValid(signature))
            return null;
        var expected = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(claims));
        if (!CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(signature)))
            return null;
        var token = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(claims), FeedJson.Default.FeedToken);
        return token is not null && token.Nonce == nonce && now.ToUnixTimeSeconds() <= token.ExpiresAt ? token : null;
    }
}
