using System.Security.Cryptography;

namespace Conference.Recorder.Srtp;

/// <summary>The sizes of a crypto suite, in bytes (RFC 3711, RFC 7714).</summary>
/// <param name="AuthKeyLength">0 where the cipher authenticates by itself.</param>
/// <param name="RtpTagLength">Of the authentication tag; that of SRTCP can be longer.</param>
internal sealed record SrtpSuite(string Name, int KeyLength, int SaltLength, int AuthKeyLength, int RtpTagLength, int RtcpTagLength)
{
    public static readonly SrtpSuite Gcm256 = new("AEAD_AES_256_GCM", 32, 12, 0, 16, 16);
    public static readonly SrtpSuite Gcm128 = new("AEAD_AES_128_GCM", 16, 12, 0, 16, 16);
    public static readonly SrtpSuite CounterSha80 = new("AES_CM_128_HMAC_SHA1_80", 16, 14, 20, 10, 10);
    public static readonly SrtpSuite CounterSha32 = new("AES_CM_128_HMAC_SHA1_32", 16, 14, 20, 4, 10);

    public static IReadOnlyList<SrtpSuite> All { get; } = [Gcm256, Gcm128, CounterSha80, CounterSha32];

    public bool IsAead => AuthKeyLength == 0;

    /// <exception cref="ArgumentException">No such suite.</exception>
    public static SrtpSuite Parse(string name) => All.FirstOrDefault(suite => suite.Name == name) ?? throw new ArgumentException(
        $"There is no SRTP suite {name}; use one of {string.Join(", ", All.Select(suite => suite.Name))}.", nameof(name));

    /// <summary>A new master key and salt, in base64.</summary>
    public string GenerateKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength + SaltLength));
}
