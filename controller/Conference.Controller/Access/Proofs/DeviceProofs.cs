using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Proofs;

/// <summary>
/// Checks that a REST call comes from the device to which its ticket is bound (DPoP, RFC 9449, section 4.3). Of <c>htu</c> the path is
/// compared: behind a proxy the server does not know the name under which it is called.
/// </summary>
internal sealed class DeviceProofs(ReplayCache replays, TimeProvider clock)
{
    private const int MaximumJti = 256;

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <param name="text">The DPoP header's value.</param>
    /// <param name="ticketText">The ticket as it was sent.</param>
    /// <exception cref="RefusedException">The proof is another device's, for another call, too old, or was used before.</exception>
    public void Verify(string text, string ticketText, Ticket ticket, HttpRequest request)
    {
        if (Jws.Parse(text) is not { } jws)
            throw Invalid("it is not a JWT");
        var header = Read(jws.Header, ProofJson.Default.ProofHeader);
        if (!header.IsFit || header.Jwk.D is not null)
            throw Invalid("its header must have typ dpop+jwt, alg ES256 and the device's public key as jwk");
        var key = header.Jwk.Public;
        if (Thumbprint(key) != ticket.KeyThumbprint)
            throw Invalid("its key is not the one that the ticket is bound to");
        if (!key.Verify(jws.Signed, jws.Signature))
            throw Invalid("its signature does not hold");
        var claims = Read(jws.Payload, ProofJson.Default.ProofClaims);
        if (claims.Htm != request.Method)
            throw Invalid("htm is not the call's method");
        if (!IsFor(claims.Htu, request))
            throw Invalid("htu is not the call's address");
        if (claims.Ath != Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(ticketText))))
            throw Invalid("ath is not the hash of the ticket");
        if (!(Math.Abs(clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 - claims.Iat) <= Skew.TotalSeconds))
            throw Invalid($"iat is more than {Skew.TotalSeconds} s from the server's clock, which the answer's Date header tells");
        if (claims.Jti.Length is 0 or > MaximumJti)
            throw Invalid($"jti must have 1 to {MaximumJti} characters");
        if (!replays.TryAdd($"{ticket.KeyThumbprint} {claims.Jti}"))
            throw new RefusedException(RefusalCode.ProofReplayed, "This proof was used before: make a fresh one for each call.");
    }

    private static bool IsFor(string htu, HttpRequest request) => Uri.TryCreate(htu, UriKind.Absolute, out var address)
        && Uri.UnescapeDataString(address.AbsolutePath) == Uri.UnescapeDataString((request.PathBase + request.Path).Value!);

    private static string Thumbprint(DeviceKey key)
    {
        try
        {
            return key.Thumbprint();
        }
        catch (RefusedException)
        {
            throw Invalid("its jwk must be an EC key on P-256");
        }
    }

    private static T Read<T>(byte[] json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Invalid("a part of it is null");
        }
        catch (JsonException)
        {
            throw Invalid("its header or its claims have not the form of RFC 9449, section 4.2");
        }
    }

    private static RefusedException Invalid(string why) => new(RefusalCode.ProofInvalid, $"The DPoP proof does not hold: {why}.");
}
