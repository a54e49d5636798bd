using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Api;

/// <summary>A meeting's recording, and its recordings.</summary>
internal static class RecordingEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var meeting = api.MapGroup("/meetings/{meeting}").WithTags("Recordings").WithMetadata(new TakesInvitations());
        var recording = meeting.MapGroup("/recording");
        recording.MapPost("/start", StartAsync).WithName("startRecording").WithSummary("Starts the meeting's recording; answers once capture runs.")
            .Produces<Recording>(StatusCodes.Status201Created);
        recording.MapPost("/pause", PauseAsync).WithName("pauseRecording").WithSummary("Pauses the recording; nothing is recorded until it is resumed.")
            .WithMetadata(new WorksWithoutStorage()).Produces<Recording>();
        recording.MapPost("/resume", ResumeAsync).WithName("resumeRecording").WithSummary("Goes on with a paused recording, without a gap in it.")
            .WithMetadata(new WorksWithoutStorage()).Produces<Recording>();
        recording.MapPost("/stop", StopAsync).WithName("stopRecording").WithSummary("Stops the recording; composing goes on.")
            .WithMetadata(new WorksWithoutStorage()).Produces<Recording>(StatusCodes.Status202Accepted);
        meeting.MapGet("/recordings", ListAsync).WithName("listMeetingRecordings").WithSummary("Lists a meeting's recordings, newest first.");
    }

    private static async Task<Answer> StartAsync(
        string meeting, HttpContext context, RecordingAccess access, RecordingStarts starts, IOptions<RecordingOptions> options,
        CancellationToken cancellationToken, StartRecordingRequest? body = null)
    {
        var recorded = await access.GetMeetingAsync(context.Caller(), meeting, RecordingAction.Operate, cancellationToken);
        var settings = new RecordingSettings(Tracks: options.Value.KeepTracks).Apply(body?.Settings());
        var begun = await starts.StartAsync(context.Operation(), recorded, settings, RecordingShapes.Name(body?.Name), cancellationToken);
        var view = begun.View(access.MayManage(context.Caller(), begun.MeetingId));
        return Answer.Created($"/api/v1/recordings/{begun.Id}", view, RecordingJson.Default.Recording, begun.ETag());
    }

    private static Task<Answer> PauseAsync(
        string meeting, HttpContext context, RecordingAccess access, RecordingOrders orders, CancellationToken cancellationToken) =>
        WantAsync(meeting, DesiredCapture.Paused, StatusCodes.Status200OK, context, access, orders, cancellationToken);

    private static Task<Answer> ResumeAsync(
        string meeting, HttpContext context, RecordingAccess access, RecordingOrders orders, CancellationToken cancellationToken) =>
        WantAsync(meeting, DesiredCapture.Recording, StatusCodes.Status200OK, context, access, orders, cancellationToken);

    private static Task<Answer> StopAsync(
        string meeting, HttpContext context, RecordingAccess access, RecordingOrders orders, CancellationToken cancellationToken) =>
        WantAsync(meeting, DesiredCapture.Stopped, StatusCodes.Status202Accepted, context, access, orders, cancellationToken);

    private static async Task<Answer> WantAsync(
        string meeting, DesiredCapture desired, int status, HttpContext context, RecordingAccess access, RecordingOrders orders,
        CancellationToken cancellationToken)
    {
        var recorded = await access.GetMeetingAsync(context.Caller(), meeting, RecordingAction.Operate, cancellationToken);
        var (row, here) = await orders.WantAsync(context.Operation(), recorded, desired, cancellationToken);
        var mayManage = access.MayManage(context.Caller(), recorded.Id);
        var view = row?.View(mayManage) ?? OfMemory(recorded, here!, mayManage);
        var answer = Answer.Ok(view, RecordingJson.Default.Recording, row?.ETag());
        return answer with { Status = status, Location = status == StatusCodes.Status202Accepted ? $"/api/v1/recordings/{view.Id}" : null };
    }

    // While the database is away: as the meeting's people know it, and its recorder.
    private static Recording OfMemory(Meeting meeting, JobReport here, bool mayManage)
    {
        var known = RecordingViews.Of(
            meeting.Recording ?? throw new RefusedException(RefusalCode.StorageUnavailable, StorageGate.Detail), here);
        return new Recording(
            known.Id, known.MeetingId, known.MeetingCode, known.MeetingName, null, known.State, new RecordingSettings().View(), known.RequestedAt,
            known.StartedAt, known.PausedAt, known.StoppedAt, known.CompletedAt, known.PausedSeconds, known.DurationSeconds, known.SizeBytes, known.Progress, null, null, null,
            known.ErrorCode, known.Error, null, 0, null, null, null, null, [], [], false, null, [], mayManage);
    }

    private static async Task<Ok<RecordingList>> ListAsync(
        string meeting, HttpContext context, RecordingAccess access, RecordingStore store, CancellationToken cancellationToken,
        int? limit = null, string? cursor = null)
    {
        var caller = context.Caller();
        var recorded = await access.GetMeetingAsync(caller, meeting, RecordingAction.View, cancellationToken);
        var (items, next) = await store.ListAsync(
            new RecordingFilter(recorded.TenantId, Meeting: recorded.Id), Page.Of(limit, cursor), cancellationToken);
        var mayManage = access.MayManage(caller, recorded.Id);
        return TypedResults.Ok(new RecordingList([.. items.Select(row => row.View(mayManage))], next));
    }
}
