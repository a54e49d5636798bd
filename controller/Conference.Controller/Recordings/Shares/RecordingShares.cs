using Conference.Controller.Access;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Api;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Shares;

/// <summary>Links by which others see a recording: made, listed, revoked and opened.</summary>
internal sealed class RecordingShares(Database database, RecordingStore recordings, AccessWords words, RateLimits limits, TimeProvider clock)
{
    private const int MaximumLabel = 200;

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    /// <param name="pageOf">The address of the page for a token.</param>
    public async Task<Answer> CreateAsync(
        Operation operation, RecordingRow recording, CreateShareRequest request, Func<string, string> pageOf, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = ShareToken.New();
        var row = new ShareRow(
            Ids.New(),
            recording.TenantId,
            recording.Id,
            ShareToken.Hash(token),
            Label(request.Label),
            request.Passcode is null ? null : Passcode.Hash(request.Passcode),
            request.Download,
            operation.Caller.Name.Length > 0 ? operation.Caller.Name : operation.Caller.Id,
            now,
            ExpiresAt(request, now),
            null,
            0,
            null);
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.WriteAsync(row);
        var answer = Answer.Created(
            $"/api/v1/recordings/{recording.Id}/shares/{row.Id}", View(row, token, pageOf(token)), RecordingJson.Default.Share);
        return await write.CommitAsync(operation, answer, now, Audit(operation, recording, now, "recording.share", row.Id));
    }

    public async Task<ShareList> ListAsync(RecordingRow recording, Page page, CancellationToken cancellationToken)
    {
        List<ShareRow> items = [.. await database.RowsAsync<ShareRow>(
            "WHERE t.recording_id = @Id AND (@After IS NULL OR t.id < @After) ORDER BY t.id DESC LIMIT @limit",
            new { recording.Id, page.After, limit = page.Limit + 1 },
            cancellationToken)];
        var next = page.Next(items, share => share.Id);
        return new ShareList([.. items.Select(row => View(row, null, null))], next);
    }

    public async Task<Answer> RevokeAsync(Operation operation, RecordingRow recording, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var revoked = await write.ExecuteAsync(
            "UPDATE recording_share SET revoked_at = coalesce(revoked_at, @now) WHERE id = @id AND recording_id = @recording",
            new { id, now, recording = recording.Id });
        if (revoked == 0)
            throw new RefusedException(RefusalCode.ShareNotFound, $"Recording {recording.Id} has no share '{id}'.");
        return await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, recording, now, "recording.unshare", id));
    }

    /// <summary>The recording behind a link.</summary>
    /// <exception cref="RefusedException">There is no such link, or it is over.</exception>
    public async Task<(ShareRow Share, RecordingRow Recording)> FindAsync(string token, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync<ShareRow>("WHERE t.token_hash = @hash", new { hash = ShareToken.Hash(token) }, cancellationToken);
        if (found.Count == 0)
            throw new RefusedException(RefusalCode.ShareNotFound, "There is no such link: it may have lost some of its letters on the way.");
        var share = found[0];
        if (share.RevokedAt is not null)
            throw new RefusedException(RefusalCode.ShareRevoked, "Whoever shared this recording does not share it any more.");
        if (share.ExpiresAt <= clock.GetUtcNow())
            throw new RefusedException(RefusalCode.ShareExpired, "The link has expired: ask for a new one.");
        var recording = await recordings.FindAsync(share.RecordingId, cancellationToken)
            ?? throw new RefusedException(RefusalCode.ShareRevoked, "The recording was deleted.");
        return (share, recording);
    }

    /// <summary>Opens a link with its passcode: the answer opens the files for a while.</summary>
    /// <exception cref="RefusedException">The link is over, or the passcode is not its own.</exception>
    public async Task<OpenSharedResponse> OpenAsync(string token, string? passcode, Caller caller, CancellationToken cancellationToken)
    {
        var (share, recording) = await FindAsync(token, cancellationToken);
        RequirePasscode(share, passcode, caller);
        await database.ExecuteAsync(
            "UPDATE recording_share SET views = views + 1, last_viewed_at = now() WHERE id = @Id", new { share.Id }, cancellationToken);
        var (word, expiresAt) = words.Give(recording.Id, share.Id, share.ExpiresAt);
        return new OpenSharedResponse(word, expiresAt, new SharedRecording(
            recording.Name ?? recording.MeetingName,
            recording.StartedAt,
            recording.DurationSeconds,
            recording.SizeBytes,
            recording.Settings.View(),
            recording.Missing,
            [.. recording.Artifacts.Where(IsShared).Select(artifact => new SharedArtifact(artifact.Kind, artifact.Path, artifact.MediaType, artifact.SizeBytes))]));
    }

    /// <summary>Whether a link shows a file: what a viewer gets, and not the tracks or the journal.</summary>
    public static bool IsShared(ArtifactRow artifact) => artifact.Kind is not (
        Recorder.Contracts.ArtifactKind.Track or Recorder.Contracts.ArtifactKind.Journal or Recorder.Contracts.ArtifactKind.Manifest);

    private void RequirePasscode(ShareRow share, string? passcode, Caller caller)
    {
        if (share.PasscodeHash is not { } hash)
            return;
        if (passcode is null)
            throw new RefusedException(RefusalCode.PasscodeRequired, "This link has a passcode: ask the one who shared it.");
        limits.Passcode(caller, share.Id);
        if (!Passcode.Fits(passcode, hash))
            throw new RefusedException(RefusalCode.PasscodeWrong, "That is not this link's passcode.");
        limits.RightPasscode(caller, share.Id);
    }

    private static DateTimeOffset? ExpiresAt(CreateShareRequest request, DateTimeOffset now)
    {
        if (request is { ExpiresAt: not null, ExpiresIn: not null })
            throw new RefusedException(RefusalCode.InvalidBody, "Give expiresAt or expiresIn, not both.");
        var at = request.ExpiresIn is { } seconds
            ? seconds > 0 && seconds <= LongestLife.TotalSeconds ? now.AddSeconds(seconds) : throw Range("expiresIn")
            : request.ExpiresAt?.ToUniversalTime();
        return at is null || (at > now && at - now <= LongestLife) ? at : throw Range("expiresAt");

        static RefusedException Range(string field) => new(RefusalCode.InvalidBody, $"{field} must be in the future, at most ten years.");
    }

    private static string? Label(string? given) => given?.Trim().Replace('\0', '\uFFFD') switch
    {
        null or "" => null,
        { Length: > MaximumLabel } => throw new RefusedException(RefusalCode.InvalidBody, $"label may have {MaximumLabel} characters."),
        var label => label,
    };

    private static Share View(ShareRow row, string? token, string? url) => new(
        row.Id, row.RecordingId, token, url, row.Label, row.CreatedBy, row.CreatedAt, row.ExpiresAt, row.RevokedAt, row.PasscodeHash is not null,
        row.Download, row.Views, row.LastViewedAt);

    private static AuditRow Audit(Operation operation, RecordingRow recording, DateTimeOffset at, string action, string share) => AuditRow.Of(
        operation.Caller with { TenantId = recording.TenantId },
        recording.MeetingId,
        at,
        action,
        "recording",
        recording.Id,
        System.Text.Json.JsonSerializer.Serialize(new { share }));
}
