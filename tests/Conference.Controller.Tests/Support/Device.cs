using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Controller.Tests.Support;

/// <summary>A client's device: a P-256 key pair, as a browser's WebCrypto makes it.</summary>
public sealed class Device
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public object PublicKey
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
        }
    }

    /// <summary>A DPoP proof (RFC 9449) for one call with a ticket.</summary>
    public string Proof(HttpMethod method, Uri url, string ticket) => Proof(new
    {
        jti = Guid.NewGuid().ToString("N"),
        htm = method.Method,
        htu = url.GetLeftPart(UriPartial.Path),
        iat = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ath = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(ticket))),
    });

    /// <summary>A proof with claims, and where wanted a header, of the test's choice.</summary>
    public string Proof(object claims, object? header = null)
    {
        header ??= new { typ = "dpop+jwt", alg = "ES256", jwk = PublicKey };
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public string Sign(string subprotocol, string nonce, string ticket) => Base64Url.EncodeToString(
        _key.SignData(Encoding.UTF8.GetBytes($"{subprotocol}\n{nonce}\n{ticket}"), HashAlgorithmName.SHA256));

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
