using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Client.Keys;

/// <summary>Proves with each call that the ticket is used by the device that it was given to (RFC 9449).</summary>
internal static class DpopProof
{
    private const string Kind = "dpop+jwt";

    public static string Create(DeviceKey key, string ticket, HttpMethod method, Uri address, DateTimeOffset now)
    {
        var claims = new ProofClaims(
            Jti: Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Htm: method.Method,
            Htu: address.GetLeftPart(UriPartial.Path),
            Iat: now.ToUnixTimeSeconds(),
            Ath: Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(ticket))));
        return Jwt.SignEs256(key, Kind, claims, ClientJson.Default.ProofClaims);
    }
}
