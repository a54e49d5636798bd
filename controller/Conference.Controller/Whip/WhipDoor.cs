using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Api;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Media.Health;
using Conference.Controller.Meetings;

namespace Conference.Controller.Whip;

/// <summary>The door for clients of WHIP and WHEP, who come with a join token that an application has signed, and no device key.</summary>
internal sealed class WhipDoor(MeetingRegistry meetings, JoinTokens tokens, RateLimits limits, JoinTracker joins, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    // How long a client may knock before it is asked who it is again: longer than any stream.
    private static readonly TimeSpan TicketLife = TimeSpan.FromDays(1);

    private static readonly TimeSpan LobbyPause = TimeSpan.FromSeconds(5);

    /// <summary>Who sends a request.</summary>
    /// <exception cref="RefusedException">There is no token, or it does not hold.</exception>
    public async Task<JoinToken> IdentifyAsync(HttpContext context)
    {
        var address = context.ClientAddress();
        try
        {
            return context.Request.Headers.Authorization switch
            {
                [{ } header] when header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) =>
                    await tokens.ReadAsync(header[Bearer.Length..].Trim(), address, context.RequestAborted),
                [] => throw new RefusedException(RefusalCode.NotAuthenticated, "Send a join token: Authorization: Bearer <token>."),
                _ => throw new RefusedException(RefusalCode.TokenInvalid, "Send one Authorization header: 'Bearer <token>'."),
            };
        }
        catch (RefusedException)
        {
            limits.FailedCall(address); // whoever guesses is slowed down like any other unknown caller
            throw;
        }
    }

    /// <summary>Who wants to begin a session in which meeting.</summary>
    /// <exception cref="RefusedException">The token does not hold, or not here; or there is no such meeting.</exception>
    public async Task<WhipPass> CheckAsync(HttpContext context, string meeting)
    {
        var token = await IdentifyAsync(context);
        var found = await meetings.GetAsync(meeting, context.RequestAborted);
        token.RequireFor(found.TenantId, found.Id, found.Code);
        if (found.Status == MeetingStatus.Ended)
            throw new RefusedException(RefusalCode.MeetingEnded, $"Meeting {found.Code} has ended.");
        return new WhipPass(found.Id, token, context.ClientAddress());
    }

    /// <summary>Lets somebody in as a participant with one more device.</summary>
    /// <exception cref="RefusedException">The meeting does not take them, or not yet.</exception>
    public async Task<WhipGuest> EnterAsync(WhipPass pass, WhipProtocol protocol, CancellationToken cancellationToken)
    {
        var (token, sessionId) = (pass.Token, Ids.New());
        var device = $"{protocol.Name()}:{sessionId}";
        var name = Texts.DisplayName(token.Name ?? token.UserId[..Math.Min(token.UserId.Length, Texts.MaximumDisplayName)]);
        var caller = new Caller(token.TenantId, CallerKind.Guest, token.UserId, name, Address: pass.Address);
        await limits.JoinAsync(caller, token.TenantId, cancellationToken);
        Role? fallback = protocol == WhipProtocol.Whep ? Role.Observer : null;
        var entrance = new Entrance(name, device, HasToken: true, token.UserId, token.Role ?? fallback, token.Grants);
        var (meeting, participant) = await meetings.ChangeAsync(
            pass.MeetingId, new Operation(caller), change => (change.Meeting, change.Meeting.Enter(change, entrance)), cancellationToken);
        if (participant.State == ParticipantState.Waiting)
        {
            throw new RefusedException(RefusalCode.InLobby, "You wait in the lobby: come again when a host has let you in.")
            {
                RetryAfter = LobbyPause,
            };
        }

        joins.Of(meeting).Began(new ConnectionKey(participant.Id, device));
        var ticket = new Ticket(token.TenantId, meeting.Id, participant.Id, device, clock.GetUtcNow() + TicketLife);
        return new WhipGuest(sessionId, meeting, token.UserId, ticket, caller, meeting.Attach(ticket, $"/{protocol.Name()}", pass.Address));
    }
}
