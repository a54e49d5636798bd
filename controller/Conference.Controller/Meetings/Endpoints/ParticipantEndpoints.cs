using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>The people of a meeting, and what hosts do to them.</summary>
internal static class ParticipantEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var meeting = api.MapGroup("/meetings/{meeting}").WithTags("Participants");
        meeting.MapGet("/participants", ListAsync).WithName("listParticipants").WithSummary("Everybody who is or was in the meeting.");
        meeting.MapPost("/mute-all", MuteAllAsync).WithName("muteAll").WithSummary("Mutes everybody but hosts.").Produces<MutedResponse>();
        meeting.MapGet("/bans", ListBansAsync).WithName("listBans").WithSummary("Who may not come back.");
        meeting.MapDelete("/bans/{ban}", LiftBanAsync).WithName("liftBan").WithSummary("Lets somebody come back.")
            .Produces(StatusCodes.Status204NoContent);
        var person = meeting.MapGroup("/participants/{participant}");
        person.MapGet("/", GetAsync).WithName("getParticipant").WithSummary("Shows a participant.").Produces<ParticipantDetails>();
        person.MapPatch("/", UpdateAsync).WithName("updateParticipant").WithSummary("Changes name, role or grants, at once.")
            .Produces<ParticipantDetails>();
        person.MapPost("/mute", MuteAsync).WithName("muteParticipant").WithSummary("Mutes a source of somebody.").Produces(StatusCodes.Status204NoContent);
        person.MapPost("/ask-to-unmute", AskAsync).WithName("askToUnmute").WithSummary("Asks somebody to turn a source on.")
            .Produces(StatusCodes.Status204NoContent);
        person.MapPost("/stop-video", StopVideoAsync).WithName("stopVideo").WithSummary("Ends somebody's camera.").Produces(StatusCodes.Status204NoContent);
        person.MapPost("/kick", KickAsync).WithName("kickParticipant").WithSummary("Sends somebody out.").Produces(StatusCodes.Status204NoContent);
        person.MapPost("/ban", BanAsync).WithName("banParticipant").WithSummary("Sends somebody out for good.")
            .Produces<BanView>(StatusCodes.Status201Created);
    }

    private static async Task<Ok<ParticipantList>> ListAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, MeetingStore store, CancellationToken cancellationToken,
        string? state = null, int? limit = null, string? cursor = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.RequireIn(found, context.Caller());
        var wanted = Words.InQuery<ParticipantState>("state", state);
        var (rows, next) = await store.ListParticipantsAsync(found.Id, wanted, Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new ParticipantList([.. rows.Select(row => Details(found, row, context.Caller()))], next));

        static ParticipantDetails Details(Meeting meeting, Rows.ParticipantRow row, Caller caller) =>
            ForEyesOf(caller, meeting, ParticipantDetails.Of(meeting.Find(row.Id) ?? ParticipantRows.Restore(row)));
    }

    private static async Task<Answer> GetAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, MeetingStore store, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.RequireIn(found, context.Caller());
        var person = found.Find(participant);
        if (person is null && await store.FindParticipantAsync(found.Id, participant, cancellationToken) is { } row)
            person = ParticipantRows.Restore(row);
        if (person is null)
            throw new RefusedException(RefusalCode.ParticipantNotFound, $"There is no participant '{participant}' in meeting {found.Code}.");
        var details = ForEyesOf(context.Caller(), found, ParticipantDetails.Of(person));
        return Answer.Ok(details, MeetingJson.Default.ParticipantDetails, person.ETag);
    }

    private static async Task<Answer> UpdateAsync(
        string meeting, string participant, UpdateParticipantRequest body, HttpContext context, MeetingRegistry meetings, Moderation moderation,
        CancellationToken cancellationToken)
    {
        var expected = context.Request.Headers.IfMatch.ToString() is { Length: > 0 } given ? given : null;
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.UpdateAsync(found, context.Operation(), participant, body, expected, cancellationToken);
    }

    private static async Task<Answer> MuteAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        MuteRequest? body = null)
    {
        var wanted = body ?? new MuteRequest();
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.MuteAsync(found, context.Operation(), participant, wanted.Source, wanted.AllowUnmute, cancellationToken);
    }

    private static async Task<Answer> MuteAllAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        MuteAllRequest? body = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.MuteAllAsync(found, context.Operation(), body?.AllowUnmute ?? true, cancellationToken);
    }

    private static async Task<Answer> AskAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        AskRequest? body = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await Moderation.AskToUnmuteAsync(found, context.Operation(), participant, (body ?? new AskRequest()).Source);
    }

    private static async Task<Answer> StopVideoAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.StopVideoAsync(found, context.Operation(), participant, cancellationToken);
    }

    private static async Task<Answer> KickAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        ReasonRequest? body = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.KickAsync(found, context.Operation(), participant, Texts.Reason(body?.Reason), cancellationToken);
    }

    private static async Task<Answer> BanAsync(
        string meeting, string participant, HttpContext context, MeetingRegistry meetings, Moderation moderation, CancellationToken cancellationToken,
        ReasonRequest? body = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return await moderation.BanAsync(found, context.Operation(), participant, Texts.Reason(body?.Reason), cancellationToken);
    }

    private static async Task<Ok<BanList>> ListBansAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(found, context.Caller(), Grants.Moderate);
        return TypedResults.Ok(new BanList([.. found.Bans.Select(BanView.Of)]));
    }

    private static Task<Answer> LiftBanAsync(
        string meeting, string ban, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Moderate);
                change.Meeting.LiftBan(change, ban);
                return Answer.NoContent;
            },
            cancellationToken);

    // A user id is often a mail address: it is for those who run the meeting.
    private static ParticipantDetails ForEyesOf(Caller caller, Meeting meeting, ParticipantDetails details) =>
        caller.IsTenant || meeting.GrantsOf(caller.Id).Has(Grants.Moderate) ? details : details with { UserId = null, Reason = null };
}
