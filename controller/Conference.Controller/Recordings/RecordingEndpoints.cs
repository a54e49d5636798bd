using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Recordings;

internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings/{meeting}").WithTags("Recordings");
        meetings.MapPost("/recording/start", StartAsync).WithName("startRecording").WithSummary("Starts the meeting's recording.")
            .Produces<RecordingView>(StatusCodes.Status201Created);
        meetings.MapPost("/recording/stop", StopAsync).WithName("stopRecording").WithSummary("Stops the recording; composing goes on.")
            .Produces<RecordingView>(StatusCodes.Status202Accepted);
        meetings.MapGet("/recordings", List).WithName("listRecordings").WithSummary("Lists a meeting's recordings, newest first.");
        var recordings = api.MapGroup("/recordings/{recording}").WithTags("Recordings");
        recordings.MapGet("/", Get).WithName("getRecording").WithSummary("Shows a recording.");
        recordings.MapGet("/file", GetFile).WithName("getRecordingFile").WithSummary("The finished MP4, with ranges.");
    }

    private static async Task<Answer> StartAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, IRecordingDirector director, CancellationToken cancellationToken)
    {
        var recorded = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(recorded, context.Caller(), Grants.Record);
        var info = await director.StartAsync(new RecordingRequest(recorded.Id, recorded.Code, recorded.Name), cancellationToken);
        return Answer.Created($"/api/v1/recordings/{info.Id}", RecordingView.Of(info), RecordingJson.Default.RecordingView);
    }

    private static async Task<Answer> StopAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, IRecordingDirector director, CancellationToken cancellationToken)
    {
        var recorded = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(recorded, context.Caller(), Grants.Record);
        var info = await director.StopAsync(recorded.Id, cancellationToken);
        return Answer.Accepted($"/api/v1/recordings/{info.Id}", RecordingView.Of(info), RecordingJson.Default.RecordingView);
    }

    private static Ok<RecordingList> List(string meeting, MeetingRegistry meetings, IRecordingDirector director)
    {
        var running = meetings.Find(meeting);
        var found = director.List(running?.Code ?? meeting);
        if (running is null && found.Count == 0)
            throw new RefusedException(RefusalCode.MeetingNotFound, $"There is no meeting '{meeting}', and no recording of one.");
        return TypedResults.Ok(new RecordingList([.. found.Select(RecordingView.Of)]));
    }

    private static Ok<RecordingView> Get(string recording, IRecordingDirector director) =>
        TypedResults.Ok(RecordingView.Of(Find(recording, director)));

    private static PhysicalFileHttpResult GetFile(string recording, IRecordingDirector director, bool download = false)
    {
        var info = Find(recording, director);
        if (director.FindFile(recording) is not { } path)
        {
            throw new RefusedException(
                RefusalCode.RecordingNotReady, $"Recording {recording} has no file: it is {info.State.ToString().ToLowerInvariant()}.");
        }

        var name = download ? $"{info.MeetingCode}-{info.RequestedAt:yyyy-MM-dd-HHmm}.mp4" : null;
        return TypedResults.PhysicalFile(path, "video/mp4", name, enableRangeProcessing: true);
    }

    private static RecordingInfo Find(string recording, IRecordingDirector director) => director.Find(recording)
        ?? throw new RefusedException(RefusalCode.RecordingNotFound, $"There is no recording '{recording}'.");
}
