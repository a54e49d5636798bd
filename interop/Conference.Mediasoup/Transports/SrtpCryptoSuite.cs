using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>How SRTP encrypts and authenticates.</summary>
[JsonConverter(typeof(EnumNameConverter<SrtpCryptoSuite>))]
public enum SrtpCryptoSuite
{
    /// <summary>AES-256 in GCM, RFC 7714; <c>AEAD_AES_256_GCM</c> in JSON.</summary>
    [JsonStringEnumMemberName("AEAD_AES_256_GCM")]
    AeadAes256Gcm,

    /// <summary>AES-128 in GCM, RFC 7714; <c>AEAD_AES_128_GCM</c> in JSON.</summary>
    [JsonStringEnumMemberName("AEAD_AES_128_GCM")]
    AeadAes128Gcm,

    /// <summary>AES-128 in counter mode with tags of 80 bits, RFC 4568; <c>AES_CM_128_HMAC_SHA1_80</c> in JSON.</summary>
    [JsonStringEnumMemberName("AES_CM_128_HMAC_SHA1_80")]
    AesCm128HmacSha1Tag80,

    /// <summary>AES-128 in counter mode with tags of 32 bits, RFC 4568; <c>AES_CM_128_HMAC_SHA1_32</c> in JSON.</summary>
    [JsonStringEnumMemberName("AES_CM_128_HMAC_SHA1_32")]
    AesCm128HmacSha1Tag32,
}
