using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Client;

/// <summary>Checks that a webhook's delivery comes from the server (Standard Webhooks, https://www.standardwebhooks.com).</summary>
public static class WebhookSignature
{
    /// <summary>The header with the delivery's id, which stays the same when it is sent again: deduplicate by it.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of sending, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures: one for each secret that is live.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How old or how far in the future a delivery may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>Whether the delivery is the server's, unaltered, and fresh.</summary>
    /// <param name="secret">The webhook's secret, <c>whsec_…</c>.</param>
    /// <param name="id">The header <see cref="IdHeader"/>.</param>
    /// <param name="timestamp">The header <see cref="TimestampHeader"/>.</param>
    /// <param name="signatures">The header <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The body as it came, byte for byte: JSON that was read and written again has another signature.</param>
    /// <param name="clock">What tells the time; the system's clock by default.</param>
    /// <exception cref="ArgumentException"><paramref name="secret"/> is not the secret of a webhook.</exception>
    public static bool Verify(string secret, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, TimeProvider? clock = null)
    {
        var key = Key(secret);
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signatures)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent) || !IsFresh(sent, clock ?? TimeProvider.System))
        {
            return false;
        }

        var expected = Sign(key, id, sent, body);
        foreach (var signature in signatures.Split(' '))
        {
            // Other versions are for receivers that know them.
            if (signature.StartsWith(Version, StringComparison.Ordinal) && Matches(signature.AsSpan(Version.Length), expected))
                return true;
        }

        return false;
    }

    private static byte[] Key(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException($"A webhook's secret is {SecretPrefix} and base64.", nameof(secret));
    }

    private static bool IsFresh(long sent, TimeProvider clock) =>
        Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - (decimal)sent) <= (decimal)Tolerance.TotalSeconds;

    private static byte[] Sign(byte[] key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool Matches(ReadOnlySpan<char> signature, byte[] expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64Chars(signature, given, out var length) && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }
}
