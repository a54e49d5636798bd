using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Certificate fingerprints (RFC 8122, section 5): <c>sha-256 4A:AD:…</c>.</summary>
internal static class FingerprintText
{
    private static readonly (string Name, FingerprintAlgorithm Algorithm, int Bytes)[] Algorithms =
    [
        ("sha-1", FingerprintAlgorithm.Sha1, 20),
        ("sha-224", FingerprintAlgorithm.Sha224, 28),
        ("sha-256", FingerprintAlgorithm.Sha256, 32),
        ("sha-384", FingerprintAlgorithm.Sha384, 48),
        ("sha-512", FingerprintAlgorithm.Sha512, 64),
    ];

    /// <summary>The fingerprint in the upper case that the worker compares with; null for a hash that nobody here computes.</summary>
    public static DtlsFingerprint? Read(SdpAttribute attribute)
    {
        var words = attribute.Words(2);
        foreach (var (name, algorithm, bytes) in Algorithms)
        {
            if (!name.Equals(words[0], StringComparison.OrdinalIgnoreCase))
                continue;
            return IsHash(words[1], bytes)
                ? new DtlsFingerprint(algorithm, words[1].ToUpperInvariant())
                : throw attribute.Line.Invalid($"a fingerprint by {name} has {bytes} hexadecimal bytes with colons between");
        }

        return null;
    }

    public static string Write(DtlsFingerprint fingerprint) =>
        $"{Algorithms.First(entry => entry.Algorithm == fingerprint.Algorithm).Name} {fingerprint.Value}";

    private static bool IsHash(string text, int bytes)
    {
        var parts = text.Split(':');
        return parts.Length == bytes && parts.All(part => part.Length == 2 && part.All(char.IsAsciiHexDigit));
    }
}
