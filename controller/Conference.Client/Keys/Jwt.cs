using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Client.Keys;

/// <summary>Writes JSON Web Tokens (RFC 7519) in the compact form of RFC 7515.</summary>
internal static class Jwt
{
    public static string SignHs256<T>(ApiKeySecret key, T claims, JsonTypeInfo<T> type)
    {
        var signed = Join(new JwtHeader("HS256", "JWT") { Kid = key.Id }, claims, type);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public static string SignEs256<T>(DeviceKey key, string kind, T claims, JsonTypeInfo<T> type)
    {
        var signed = Join(new JwtHeader("ES256", kind) { Jwk = key.PublicKey }, claims, type);
        return $"{signed}.{key.Sign(signed)}";
    }

    private static string Join<T>(JwtHeader header, T claims, JsonTypeInfo<T> type) =>
        $"{Encode(header, ClientJson.Default.JwtHeader)}.{Encode(claims, type)}";

    private static string Encode<T>(T value, JsonTypeInfo<T> type) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, type));
}
