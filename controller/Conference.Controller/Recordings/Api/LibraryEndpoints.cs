using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Recordings.Upkeep;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Recordings.Api;

/// <summary>Recordings by id, the tenant's list of them, and the recorders.</summary>
internal static class LibraryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/recordings").WithTags("Recordings").WithMetadata(new TakesInvitations());
        all.MapGet("/", ListAsync).WithName("listRecordings").WithSummary("Lists the tenant's recordings, newest first.");
        all.MapPost("/reconcile", ReconcileAsync).WithName("reconcileRecordings")
            .WithSummary("Compares recordings with their files and stored objects, and tells what does not fit.").Produces<ReconcileResponse>();
        var recording = all.MapGroup("/{recording}");
        recording.MapGet("/", GetAsync).WithName("getRecording").WithSummary("Shows a recording.");
        recording.MapPatch("/", UpdateAsync).WithName("updateRecording").WithSummary("Changes name, legal hold or how long it is kept; null clears.")
            .Accepts<UpdateRecordingRequest>("application/json", "application/merge-patch+json").Produces<Recording>();
        recording.MapDelete("/", DeleteAsync).WithName("deleteRecording").WithSummary("Deletes a recording with all its files.")
            .Produces(StatusCodes.Status204NoContent);
        recording.MapPost("/retry", RetryAsync).WithName("retryRecording").WithSummary("Tries a failed recording again from where it failed.")
            .Produces<Recording>(StatusCodes.Status202Accepted);
        recording.MapPost("/recompose", RecomposeAsync).WithName("recomposeRecording").WithSummary("Composes a recording anew from its tracks.")
            .Produces<Recording>(StatusCodes.Status202Accepted);
        recording.MapPost("/upload", UploadAsync).WithName("uploadRecording").WithSummary("Uploads a recording's files again.")
            .Produces<Recording>(StatusCodes.Status202Accepted);
        recording.MapPost("/verify", VerifyAsync).WithName("verifyRecording").WithSummary("Compares a recording's files with what they should be.")
            .Produces<VerifyResponse>();
        api.MapGet("/recorders", ListRecordersAsync).WithTags("Recordings").WithName("listRecorders").WithSummary("Lists the recorders and their load.");
    }

    private static async Task<Ok<RecordingList>> ListAsync(
        HttpContext context, RecordingAccess access, RecordingStore store, CancellationToken cancellationToken,
        string? state = null, string? meeting = null, DateTimeOffset? from = null, DateTimeOffset? to = null, int? limit = null, string? cursor = null)
    {
        var caller = context.Caller().RequireApi();
        var states = state?.Split(',').Select(word => Words.InQuery<RecordingState>("state", word)!.Value).ToList();
        var filter = new RecordingFilter(caller.TenantId, states, meeting, from?.ToUniversalTime(), to?.ToUniversalTime());
        var (items, next) = await store.ListAsync(filter, Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new RecordingList([.. items.Select(row => row.View(access.MayManage(caller, row.MeetingId)))], next));
    }

    private static async Task<Ok<Recording>> GetAsync(
        string recording, HttpContext context, RecordingAccess access, CancellationToken cancellationToken)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.View, cancellationToken);
        context.Response.Headers.ETag = row.ETag();
        return TypedResults.Ok(row.View(access.MayManage(context.Caller(), row.MeetingId)));
    }

    private static async Task<Answer> UpdateAsync(
        string recording, JsonObject body, HttpContext context, RecordingAccess access, RecordingChanges changes, CancellationToken cancellationToken)
    {
        var next = MergePatch.Read(() => body.Deserialize(RecordingJson.Default.UpdateRecordingRequest)!);
        var named = body.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        var holds = named.Contains("legalHold") || named.Contains("retainUntil");
        var row = await access.GetAsync(
            context.Caller(), recording, holds ? RecordingAction.Hold : RecordingAction.Operate, cancellationToken);
        var expected = context.Request.Headers.IfMatch.ToString() is { Length: > 0 } given ? given : null;
        return await changes.UpdateAsync(
            context.Operation(), recording, expected, next, named, access.MayManage(context.Caller(), row.MeetingId), cancellationToken);
    }

    private static async Task<Answer> DeleteAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingChanges changes, RecordingPurge purge, CancellationToken cancellationToken)
    {
        if (context.Caller() is { Kind: CallerKind.Account } account)
            account.RequireAdmin();
        await access.GetAsync(context.Caller(), recording, RecordingAction.Manage, cancellationToken);
        await changes.DeleteAsync(context.Operation(), recording, cancellationToken);
        await purge.TryPurgeAsync(recording, cancellationToken); // at once what can be; the rest is removed later
        return Answer.NoContent;
    }

    private static async Task<Answer> RetryAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingChanges changes, CancellationToken cancellationToken)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Operate, cancellationToken);
        return await changes.RetryAsync(context.Operation(), recording, access.MayManage(context.Caller(), row.MeetingId), cancellationToken);
    }

    private static async Task<Answer> RecomposeAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingChanges changes, CancellationToken cancellationToken,
        RecomposeRequest? body = null)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Operate, cancellationToken);
        var mayManage = access.MayManage(context.Caller(), row.MeetingId);
        return await changes.RecomposeAsync(context.Operation(), recording, body?.Settings, mayManage, cancellationToken);
    }

    private static async Task<Answer> UploadAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingChanges changes, CancellationToken cancellationToken)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Operate, cancellationToken);
        return await changes.UploadAsync(context.Operation(), recording, access.MayManage(context.Caller(), row.MeetingId), cancellationToken);
    }

    private static async Task<Answer> VerifyAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingVerification verification, CancellationToken cancellationToken,
        bool content = false)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Operate, cancellationToken);
        if (row.Artifacts.Count == 0)
            throw new RefusedException(RefusalCode.RecordingNotReady, $"Recording {recording} has no files yet: it is {Words.Of(row.State)}.");
        return Answer.Ok(await verification.VerifyAsync(row, content, cancellationToken), RecordingJson.Default.VerifyResponse);
    }

    private static async Task<Answer> ReconcileAsync(HttpContext context, RecordingReconciler reconciler, CancellationToken cancellationToken)
    {
        var caller = context.Caller().RequireAdmin();
        // What has no recording belongs to nobody, so it is only for those who run the service.
        var found = await reconciler.ReconcileAsync(caller.IsOperator ? null : caller.TenantId, cancellationToken);
        return Answer.Ok(found, RecordingJson.Default.ReconcileResponse);
    }

    private static async Task<Ok<RecorderList>> ListRecordersAsync(HttpContext context, RecordingStore store, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        var recorders = await store.ListRecordersAsync(cancellationToken);
        return TypedResults.Ok(new RecorderList([.. recorders.Select(row => new RecorderView(
            row.Id, row.Name, row.Alive, row.Capacity, row.Active, row.FreeBytes, row.Version, row.ProblemCode, row.Problem, row.StartedAt, row.SeenAt))]));
    }
}
