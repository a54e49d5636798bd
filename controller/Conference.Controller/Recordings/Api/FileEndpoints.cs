using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Recordings.Shares;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Api;

/// <summary>A recording's files, for those who may see it and for players that were given access.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var recording = api.MapGroup("/recordings/{recording}").WithTags("Recordings").WithMetadata(new TakesInvitations());
        recording.MapPost("/access", GiveAccessAsync).WithName("accessRecording")
            .WithSummary("A short-lived word for ?access= of the files' addresses, for players that cannot send headers.").Produces<AccessResponse>();
        recording.MapGet("/file", GetFileAsync).WithName("getRecordingFile").WithSummary("The finished MP4, with ranges; or a link to it (302).")
            .Produces(StatusCodes.Status200OK, contentType: "video/mp4");
        recording.MapGet("/files/{**path}", GetArtifactAsync).WithName("getRecordingArtifact").WithSummary("One of the recording's files, with ranges.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        recording.MapGet("/tracks", GetTracksAsync).WithName("getRecordingTracks").WithSummary("All tracks as they were sent, in one ZIP.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }

    private static async Task<Answer> GiveAccessAsync(
        string recording, HttpContext context, RecordingAccess access, AccessWords words, CancellationToken cancellationToken)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.View, cancellationToken);
        var (word, expiresAt) = words.Give(row.Id, shareId: null, endsAt: null);
        return Answer.Ok(new AccessResponse(word, expiresAt), RecordingJson.Default.AccessResponse);
    }

    private static async Task<IResult> GetFileAsync(
        string recording, HttpContext context, RecordingAccess recordings, AccessWords words, RecordingStore store, RecordingFiles files,
        CancellationToken cancellationToken, bool download = false, string? access = null)
    {
        var row = await FindAsync(recording, access, context, recordings, words, store, cancellationToken);
        var composite = row.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Composite)
            ?? throw new RefusedException(RefusalCode.RecordingNotReady, $"Recording {recording} has no file: it is {Words.Of(row.State)}.");
        return files.Serve(row, composite, download, access);
    }

    private static async Task<IResult> GetArtifactAsync(
        string recording, string path, HttpContext context, RecordingAccess recordings, AccessWords words, RecordingStore store, RecordingFiles files,
        CancellationToken cancellationToken, bool download = false, string? access = null)
    {
        var row = await FindAsync(recording, access, context, recordings, words, store, cancellationToken);
        return files.Serve(row, RecordingFiles.Find(row, path), download, access);
    }

    private static async Task<IResult> GetTracksAsync(
        string recording, HttpContext context, RecordingAccess recordings, AccessWords words, RecordingStore store, TrackArchive archive,
        CancellationToken cancellationToken, string? access = null)
    {
        var row = await FindAsync(recording, access, context, recordings, words, store, cancellationToken);
        return archive.Of(row, cancellationToken);
    }

    private static async Task<RecordingRow> FindAsync(
        string recording, string? word, HttpContext context, RecordingAccess recordings, AccessWords words, RecordingStore store,
        CancellationToken cancellationToken)
    {
        if (word is null)
            return await recordings.GetAsync(context.Caller(), recording, RecordingAction.View, cancellationToken);
        words.Require(word, recording, shareId: null);
        return await store.GetAsync(recording, cancellationToken);
    }
}
