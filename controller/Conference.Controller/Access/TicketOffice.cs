using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>
/// Issues and reads tickets: JWTs under HS256 (RFC 7515) with a key that lives as long as the process, as meetings do. The header is
/// compared as a whole, so that no other algorithm can be asked for.
/// </summary>
internal sealed class TicketOffice(TimeProvider clock)
{
    private const string Issuer = "conference";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string meetingId, string participantId, DeviceKey deviceKey)
    {
        var expires = clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds();
        var claims = new TicketClaims(Issuer, participantId, meetingId, new Confirmation(deviceKey.Thumbprint()), expires);
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TicketJson.Default.TicketClaims))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <exception cref="RefusedException">The ticket is not one of ours, was altered, or is too old.</exception>
    public Ticket Read(string text)
    {
        var payloadEnd = text.LastIndexOf('.');
        if (payloadEnd <= Header.Length || !text.StartsWith($"{Header}.", StringComparison.Ordinal))
            throw Invalid();
        var signature = text.AsSpan(payloadEnd + 1);
        if (!Base64Url.IsValid(signature)
            || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Sign(text[..payloadEnd])))
        {
            throw Invalid();
        }

        var payload = Base64Url.DecodeFromChars(text.AsSpan(Header.Length + 1, payloadEnd - Header.Length - 1));
        var claims = JsonSerializer.Deserialize(payload, TicketJson.Default.TicketClaims)!;
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.Exp);
        return clock.GetUtcNow() < expires
            ? new Ticket(claims.Meeting, claims.Sub, claims.Cnf.Jkt, expires)
            : throw new RefusedException(RefusalCode.TicketExpired, "The ticket has expired: join again.");
    }

    private byte[] Sign(string text) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text));

    private static RefusedException Invalid() =>
        new(RefusalCode.TicketInvalid, "The ticket is not one that this server gave out: join again.");
}
