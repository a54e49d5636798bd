using Conference.Controller.Access.Accounts;
using Conference.Controller.Access.Proofs;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Errors;
using Microsoft.Extensions.Primitives;

namespace Conference.Controller.Access;

/// <summary>
/// Finds out who makes a REST call: an API key's token, an account's session, a ticket with its device's proof, or nobody. What is sent
/// must hold, also where a guest would do: a caller who believes to be known is not served as somebody else.
/// </summary>
internal sealed class Authenticator(
    ApiTokens tokens, JoinTokens invitations, AccountSessions sessions, TicketOffice tickets, DeviceProofs proofs)
{
    public const string ProofHeader = "DPoP";

    private const string Bearer = "Bearer ";
    private const string DPoP = "DPoP ";

    /// <exception cref="RefusedException">What was sent does not hold.</exception>
    public async ValueTask<Caller> AuthenticateAsync(HttpContext context)
    {
        var address = context.ClientAddress();
        var header = context.Request.Headers.Authorization;
        if (StringValues.IsNullOrEmpty(header))
            return new Caller(Caller.DefaultTenant, CallerKind.Guest, address, "Guest", Address: address);
        if (header is [{ } value])
        {
            if (value.StartsWith(DPoP, StringComparison.OrdinalIgnoreCase))
                return OfTicket(context.Request, value[DPoP.Length..].Trim(), address);
            if (value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
                return await OfBearerAsync(context, value[Bearer.Length..].Trim(), address);
        }

        throw new RefusedException(RefusalCode.TokenInvalid, "Send one Authorization header: 'Bearer <token>' or 'DPoP <ticket>'.");
    }

    private Caller OfTicket(HttpRequest request, string text, string address)
    {
        var ticket = tickets.Read(text);
        if (request.Headers[ProofHeader] is not [{ Length: > 0 } proof])
            throw new RefusedException(RefusalCode.ProofMissing, "A ticket needs its device's proof: one DPoP header (RFC 9449).");
        proofs.Verify(proof, text, ticket, request);
        return new Caller(ticket.TenantId, CallerKind.Participant, ticket.ParticipantId, string.Empty, ticket.MeetingId, address)
        {
            KeyThumbprint = ticket.KeyThumbprint,
        };
    }

    private async Task<Caller> OfBearerAsync(HttpContext context, string text, string address)
    {
        var cancellationToken = context.RequestAborted;
        if (text.StartsWith(AccountSessions.Prefix, StringComparison.Ordinal))
            return await sessions.ReadAsync(text, address, cancellationToken);
        if (tickets.IsTicket(text))
            throw new RefusedException(RefusalCode.ProofMissing, "A ticket is sent as 'DPoP <ticket>' with its device's proof (RFC 9449).");
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesInvitations>() is not null
            && await InvitedAsync(text, address, cancellationToken) is { } invited)
        {
            return invited;
        }

        return await tokens.ReadAsync(text, address, cancellationToken);
    }

    private async Task<Caller?> InvitedAsync(string text, string address, CancellationToken cancellationToken)
    {
        try
        {
            var token = await invitations.ReadAsync(text, address, cancellationToken);
            return new Caller(token.TenantId, CallerKind.Guest, $"user {token.UserId}", token.Name ?? token.UserId, Address: address)
            {
                Invitation = token,
            };
        }
        catch (RefusedException refused) when (refused.Code == RefusalCode.TokenScope)
        {
            return null; // a token of another kind
        }
    }
}
