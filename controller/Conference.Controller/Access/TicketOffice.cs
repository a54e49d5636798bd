using System.Text.Json;
using Conference.Controller.Access.Signing;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>
/// Issues and reads tickets: JWTs under HS256 (RFC 7515) with the server's signing keys, which outlive the process. The header is
/// compared as a whole, so that no other algorithm can be asked for.
/// </summary>
internal sealed class TicketOffice(SigningKeys keys, TimeProvider clock)
{
    private const string Issuer = "conference";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public string Issue(string tenantId, string meetingId, string participantId, DeviceKey deviceKey)
    {
        var key = keys.Newest;
        var now = clock.GetUtcNow();
        var claims = new TicketClaims(
            Issuer,
            participantId,
            tenantId,
            meetingId,
            new Confirmation(deviceKey.Thumbprint()),
            now.ToUnixTimeSeconds(),
            now.Add(Lifetime).ToUnixTimeSeconds());
        return Jws.Create(key.TicketHeader, JsonSerializer.SerializeToUtf8Bytes(claims, TicketJson.Default.TicketClaims), key.Secret);
    }

    /// <summary>Whether the text looks like a ticket of ours, whether or not it holds.</summary>
    public bool IsTicket(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and var end && keys.FindByTicketHeader(text[..end]) is not null;

    /// <exception cref="RefusedException">The ticket is not one of ours, was altered, or is too old.</exception>
    public Ticket Read(string text)
    {
        if (Jws.Parse(text) is not { } jws || keys.FindByTicketHeader(jws.EncodedHeader) is not { } key || !jws.IsSignedBy(key.Secret))
            throw new RefusedException(RefusalCode.TicketInvalid, "The ticket is not one that this server gave out: join again.");
        var claims = JsonSerializer.Deserialize(jws.Payload, TicketJson.Default.TicketClaims)!;
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.Exp);
        return clock.GetUtcNow() < expires
            ? new Ticket(claims.Tenant, claims.Meeting, claims.Sub, claims.Cnf.Jkt, expires)
            : throw new RefusedException(RefusalCode.TicketExpired, "The ticket has expired: join again.");
    }
}
