using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Conference.Controller.Events;
using Conference.Controller.Hosting;
using Conference.Controller.Media;
using Conference.Controller.Media.Health;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Signaling;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>In and out.</summary>
internal static class JoinEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var meeting = api.MapGroup("/meetings/{meeting}").WithTags("Meetings");
        meeting.MapPost("/join", JoinAsync).WithName("joinMeeting").WithSummary("Lets somebody in: a participant and a ticket.")
            .Produces<JoinResponse>();
        meeting.MapPost("/leave", LeaveAsync).WithName("leaveMeeting").WithSummary("Takes the ticket's participant out.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Answer> JoinAsync(
        string meeting,
        JoinRequest body,
        HttpContext context,
        MeetingRegistry meetings,
        JoinTokens tokens,
        RateLimits limits,
        TicketOffice tickets,
        IOptions<MediaOptions> media,
        SocketPorts ports,
        JoinTracker joins,
        CancellationToken cancellationToken)
    {
        var thumbprint = body.Key.Thumbprint(); // a key that does not fit is refused before anybody is let in
        var found = await meetings.GetAsync(meeting, cancellationToken);
        await limits.JoinAsync(context.Caller(), found.TenantId, cancellationToken);
        var token = body.Token is null ? null : await tokens.ReadAsync(body.Token, context.ClientAddress(), cancellationToken);
        token?.RequireFor(found.TenantId, found.Id, found.Code);
        if (token is null)
            RequirePasscode(found, body.Passcode, context.Caller(), limits);
        var entrance = new Entrance(
            Texts.DisplayName(token?.Name ?? body.DisplayName), thumbprint, token is not null, token?.UserId, token?.Role, token?.Grants);
        return await meetings.ChangeAsync(found.Id, context.Operation(), Enter, cancellationToken);

        Answer Enter(Change change)
        {
            var participant = change.Meeting.Enter(change, entrance);
            var response = new JoinResponse(
                change.Meeting.View,
                participant.Id,
                participant.State == ParticipantState.Waiting ? ParticipantState.Waiting : ParticipantState.Present,
                participant.Role,
                RoleGrants.NamesOf(participant.Grants),
                tickets.Issue(change.Meeting.TenantId, change.Meeting.Id, participant.Id, body.Key),
                ports.AddressOf(SignalingModule.Path, context.Request),
                ports.AddressOf(EventsModule.Path, context.Request),
                media.Value.IceServers);
            if (participant.State != ParticipantState.Waiting)
                joins.Of(change.Meeting).Began(new ConnectionKey(participant.Id, thumbprint));
            return Answer.Ok(response, MeetingJson.Default.JoinResponse);
        }
    }

    private static Task<Answer> LeaveAsync(string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                change.Caller.RequireIn(change.Meeting.Id);
                change.Meeting.Leave(change, change.Caller.Id);
                return Answer.NoContent;
            },
            cancellationToken);

    private static void RequirePasscode(Meeting meeting, string? passcode, Caller caller, RateLimits limits)
    {
        if (meeting.PasscodeHash is not { } hash)
            return;
        if (passcode is null)
            throw new RefusedException(RefusalCode.PasscodeRequired, "This meeting has a passcode: ask the one who invited you.");
        limits.Passcode(caller, meeting.Id);
        if (!Passcode.Fits(passcode, hash))
            throw new RefusedException(RefusalCode.PasscodeWrong, "That is not this meeting's passcode.");
        limits.RightPasscode(caller, meeting.Id);
    }
}
