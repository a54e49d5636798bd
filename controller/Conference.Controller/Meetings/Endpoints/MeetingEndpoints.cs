using System.Text.Json.Nodes;
using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>Meetings: made, listed, shown, changed, ended.</summary>
internal static class MeetingEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings.MapPost("/", CreateAsync).WithName("createMeeting").WithSummary("Creates a meeting.")
            .Accepts<CreateMeetingRequest>("application/json").Produces<MeetingView>(StatusCodes.Status201Created);
        meetings.MapGet("/", ListAsync).WithName("listMeetings").WithSummary("Lists the tenant's meetings, newest first.");
        meetings.MapGet("/{meeting}", GetAsync).WithName("getMeeting").WithSummary("Shows a meeting by id or code.");
        meetings.MapPatch("/{meeting}", UpdateAsync).WithName("updateMeeting").WithSummary("Changes what the body names; null clears.")
            .Accepts<MeetingDetails>("application/json", "application/merge-patch+json").Produces<MeetingView>();
        meetings.MapPost("/{meeting}/end", EndAsync).WithName("endMeeting").WithSummary("Sends everybody out and ends the meeting.")
            .Produces<MeetingView>();
        meetings.MapPost("/{meeting}/lock", LockAsync).WithName("lockMeeting").WithSummary("Lets nobody else in.").Produces<MeetingView>();
        meetings.MapPost("/{meeting}/unlock", UnlockAsync).WithName("unlockMeeting").WithSummary("Opens a locked meeting.").Produces<MeetingView>();
        meetings.MapPut("/{meeting}/passcode", SetPasscodeAsync).WithName("setPasscode").WithSummary("Sets the passcode for guests.")
            .Produces<MeetingView>();
        meetings.MapDelete("/{meeting}/passcode", RemovePasscodeAsync).WithName("removePasscode").WithSummary("Takes the passcode away.")
            .Produces<MeetingView>();
    }

    private static async Task<Answer> CreateAsync(
        JsonObject body,
        HttpContext context,
        MeetingRegistry meetings,
        JoinTokens tokens,
        RateLimits limits,
        IOptions<MeetingOptions> options,
        CancellationToken cancellationToken)
    {
        var operation = context.Operation();
        if (operation.Caller.Kind == CallerKind.Participant || (operation.Caller.Kind == CallerKind.Guest && !options.Value.GuestsCreate))
            throw new RefusedException(RefusalCode.NotAuthenticated, "Creating a meeting needs an API key's token or an account's session.");
        await limits.MeetingAsync(operation.Caller, cancellationToken);
        var passcodeHash = MergePatch.Read(() => TakePasscode(body));
        var details = MergePatch.Apply(new MeetingDetails { Settings = new MeetingSettings() }, body, MeetingJson.Default.MeetingDetails).Checked();
        return await meetings.CreateAsync(operation, details, passcodeHash, Created, cancellationToken);

        Answer Created(Meeting meeting)
        {
            var created = meeting.View with { HostToken = tokens.IssueHost(meeting.TenantId, meeting.Id, $"host:{meeting.Id}") };
            return Answer.Created($"/api/v1/meetings/{meeting.Id}", created, MeetingJson.Default.MeetingView, meeting.ETag);
        }
    }

    private static async Task<Ok<MeetingList>> ListAsync(
        HttpContext context, MeetingRegistry meetings, MeetingStore store, CancellationToken cancellationToken,
        string? status = null, int? limit = null, string? cursor = null)
    {
        var caller = context.Caller().RequireApi();
        var (rows, next) = await store.ListAsync(caller.TenantId, Words.InQuery<MeetingStatus>("status", status), Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new MeetingList([.. rows.Select(row => meetings.Find(row.Id)?.View ?? MeetingRows.View(row))], next));
    }

    private static async Task<Answer> GetAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        if (context.Caller().Kind != CallerKind.Guest)
            Authority.RequireIn(found, context.Caller());
        return Answer.Ok(found.View, MeetingJson.Default.MeetingView, found.ETag);
    }

    private static Task<Answer> UpdateAsync(
        string meeting, JsonObject body, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken)
    {
        var expected = context.Request.Headers.IfMatch.ToString() is { Length: > 0 } given ? given : null;
        return meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Manage);
                change.Meeting.Update(change, details => MergePatch.Apply(details, body, MeetingJson.Default.MeetingDetails), expected);
                return View(change.Meeting);
            },
            cancellationToken);
    }

    private static Task<Answer> EndAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken, EndRequest? body = null) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Manage);
                change.Meeting.End(change, Texts.Reason(body?.Reason) ?? "ended", body?.Close ?? false);
                return View(change.Meeting);
            },
            cancellationToken);

    private static Task<Answer> LockAsync(string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        ManageAsync(meeting, context, meetings, change => change.Meeting.SetLocked(change, locked: true), cancellationToken);

    private static Task<Answer> UnlockAsync(string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        ManageAsync(meeting, context, meetings, change => change.Meeting.SetLocked(change, locked: false), cancellationToken);

    private static async Task<Answer> SetPasscodeAsync(
        string meeting, PasscodeRequest body, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken)
    {
        // Hashing is slow on purpose: nobody may ask for it without the right to, and not under the meeting's lock.
        Authority.Require(await meetings.GetAsync(meeting, cancellationToken), context.Caller(), Grants.Manage);
        var hash = Passcode.Hash(body.Passcode);
        return await ManageAsync(meeting, context, meetings, change => change.Meeting.SetPasscode(change, hash), cancellationToken);
    }

    private static Task<Answer> RemovePasscodeAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken) =>
        ManageAsync(meeting, context, meetings, change => change.Meeting.SetPasscode(change, null), cancellationToken);

    private static Task<Answer> ManageAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, Action<Changes.Change> act, CancellationToken cancellationToken) =>
        meetings.ChangeAsync(
            meeting,
            context.Operation(),
            change =>
            {
                Authority.Require(change, Grants.Manage);
                act(change);
                return View(change.Meeting);
            },
            cancellationToken);

    private static Answer View(Meeting meeting) => Answer.Ok(meeting.View, MeetingJson.Default.MeetingView, meeting.ETag);

    private static string? TakePasscode(JsonObject body)
    {
        if (!body.Remove("passcode", out var passcode) || passcode is null)
            return null;
        return passcode is JsonValue value && value.TryGetValue(out string? text)
            ? Passcode.Hash(text)
            : throw new RefusedException(RefusalCode.InvalidBody, "passcode must be a string.");
    }
}
