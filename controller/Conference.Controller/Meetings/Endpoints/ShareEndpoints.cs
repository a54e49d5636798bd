using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>Who has the floor for their screen.</summary>
internal static class ShareEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var share = api.MapGroup("/meetings/{meeting}/screen-share").WithTags("Screen share");
        share.MapPost("/start", StartAsync).WithName("startScreenShare").WithSummary("Takes the floor for one's screen.")
            .Produces(StatusCodes.Status204NoContent);
        share.MapPost("/stop", StopAsync).WithName("stopScreenShare").WithSummary("Gives it back; a moderator takes somebody's away.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static Task<Answer> StartAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken, ShareRequest? body = null) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                var sharer = Whose(change.Caller, body);
                if (sharer == change.Caller.Id)
                    Authority.RequireIn(change.Meeting, change.Caller);
                else
                    Authority.Require(change, Grants.Moderate);
                change.Meeting.StartSharing(change, sharer);
                return Answer.NoContent;
            },
            cancellationToken);

    private static async Task<Answer> StopAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        ShareRequest? body = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.RequireIn(found, context.Caller());
        return await moderation.StopShareAsync(found, context.Operation(), Whose(context.Caller(), body), cancellationToken);
    }

    private static string Whose(Caller caller, ShareRequest? body) => body?.ParticipantId
        ?? (caller.Kind == CallerKind.Participant
            ? caller.Id
            : throw new RefusedException(RefusalCode.InvalidBody, "participantId is missing: say whose screen."));
}
