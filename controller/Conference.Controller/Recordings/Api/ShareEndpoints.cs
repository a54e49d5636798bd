using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Shares;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Recordings.Api;

/// <summary>Links to recordings, and what they open for whoever has one.</summary>
internal static class ShareEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var shares = api.MapGroup("/recordings/{recording}/shares").WithTags("Recordings").WithMetadata(new TakesInvitations());
        shares.MapPost("/", CreateAsync).WithName("shareRecording").WithSummary("Makes a link to a recording; it is told once.")
            .Produces<Share>(StatusCodes.Status201Created);
        shares.MapGet("/", ListAsync).WithName("listRecordingShares").WithSummary("Lists a recording's links, newest first.");
        shares.MapDelete("/{share}", RevokeAsync).WithName("revokeRecordingShare").WithSummary("Ends a link.")
            .Produces(StatusCodes.Status204NoContent);
        var shared = api.MapGroup("/shared/{token}").WithTags("Shared recordings");
        shared.MapGet("/", GetAsync).WithName("getShared").WithSummary("What a link leads to, and whether it needs a passcode.");
        shared.MapPost("/open", OpenAsync).WithName("openShared").WithSummary("Opens a link: a short-lived word for ?access= of its files.")
            .Produces<OpenSharedResponse>();
        shared.MapGet("/file", GetFileAsync).WithName("getSharedFile").WithSummary("The recording behind an opened link, with ranges.")
            .Produces(StatusCodes.Status200OK, contentType: "video/mp4");
        shared.MapGet("/files/{**path}", GetArtifactAsync).WithName("getSharedArtifact").WithSummary("A file behind an opened link, with ranges.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<Answer> CreateAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingShares shares, CancellationToken cancellationToken,
        CreateShareRequest? body = null)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Manage, cancellationToken);
        var site = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        return await shares.CreateAsync(context.Operation(), row, body ?? new CreateShareRequest(), token => $"{site}/shared/{token}", cancellationToken);
    }

    private static async Task<Ok<ShareList>> ListAsync(
        string recording, HttpContext context, RecordingAccess access, RecordingShares shares, CancellationToken cancellationToken,
        int? limit = null, string? cursor = null)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Manage, cancellationToken);
        return TypedResults.Ok(await shares.ListAsync(row, Page.Of(limit, cursor), cancellationToken));
    }

    private static async Task<Answer> RevokeAsync(
        string recording, string share, HttpContext context, RecordingAccess access, RecordingShares shares, CancellationToken cancellationToken)
    {
        var row = await access.GetAsync(context.Caller(), recording, RecordingAction.Manage, cancellationToken);
        return await shares.RevokeAsync(context.Operation(), row, share, cancellationToken);
    }

    private static async Task<Ok<SharedInfo>> GetAsync(string token, RecordingShares shares, CancellationToken cancellationToken)
    {
        var (share, recording) = await shares.FindAsync(token, cancellationToken);
        return TypedResults.Ok(new SharedInfo(
            recording.Name ?? recording.MeetingName, recording.StartedAt, recording.DurationSeconds, share.ExpiresAt, share.PasscodeHash is not null,
            share.Download, Words.Of(recording.Settings.Layout)));
    }

    private static async Task<Answer> OpenAsync(
        string token, HttpContext context, RecordingShares shares, CancellationToken cancellationToken, OpenSharedRequest? body = null) =>
        Answer.Ok(await shares.OpenAsync(token, body?.Passcode, context.Caller(), cancellationToken), RecordingJson.Default.OpenSharedResponse);

    private static async Task<IResult> GetFileAsync(
        string token, RecordingShares shares, AccessWords words, RecordingFiles files, CancellationToken cancellationToken,
        string? access = null, bool download = false)
    {
        var (share, recording) = await shares.FindAsync(token, cancellationToken);
        words.Require(access ?? string.Empty, recording.Id, share.Id);
        var composite = recording.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Composite)
            ?? throw new RefusedException(RefusalCode.RecordingNotReady, $"The recording is not ready yet: it is {Words.Of(recording.State)}.");
        return files.Serve(recording, composite, download && share.Download, access);
    }

    private static async Task<IResult> GetArtifactAsync(
        string token, string path, RecordingShares shares, AccessWords words, RecordingFiles files, CancellationToken cancellationToken,
        string? access = null, bool download = false)
    {
        var (share, recording) = await shares.FindAsync(token, cancellationToken);
        words.Require(access ?? string.Empty, recording.Id, share.Id);
        var artifact = RecordingFiles.Find(recording, path);
        if (!RecordingShares.IsShared(artifact))
            throw new RefusedException(RefusalCode.FileNotFound, $"The link does not show '{path}'.");
        return files.Serve(recording, artifact, download && share.Download, access);
    }
}
