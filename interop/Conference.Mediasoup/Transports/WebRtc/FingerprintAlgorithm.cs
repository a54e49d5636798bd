using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The hash function of a certificate's fingerprint (RFC 8122).</summary>
[JsonConverter(typeof(EnumNameConverter<FingerprintAlgorithm>))]
public enum FingerprintAlgorithm
{
    /// <summary>SHA-1; <c>sha-1</c> in JSON.</summary>
    [JsonStringEnumMemberName("sha-1")]
    Sha1,

    /// <summary>SHA-224; <c>sha-224</c> in JSON.</summary>
    [JsonStringEnumMemberName("sha-224")]
    Sha224,

    /// <summary>SHA-256; <c>sha-256</c> in JSON.</summary>
    [JsonStringEnumMemberName("sha-256")]
    Sha256,

    /// <summary>SHA-384; <c>sha-384</c> in JSON.</summary>
    [JsonStringEnumMemberName("sha-384")]
    Sha384,

    /// <summary>SHA-512; <c>sha-512</c> in JSON.</summary>
    [JsonStringEnumMemberName("sha-512")]
    Sha512,
}
