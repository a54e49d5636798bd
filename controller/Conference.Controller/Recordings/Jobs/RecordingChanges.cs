using System.Text.Json;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Api;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>What people change of recordings that are captured: each in one transaction with its audit row and the answer for a repeated call.</summary>
internal sealed class RecordingChanges(Database database, IRecordingStorage storage, TimeProvider clock)
{
    /// <summary>Takes a recording off the dead-letter list; it goes on where it failed.</summary>
    public Task<Answer> RetryAsync(Operation operation, string id, bool mayManage, CancellationToken cancellationToken) =>
        RestartAsync(operation, id, "recording.retry", mayManage, Retry, cancellationToken);

    /// <summary>Has a recording composed anew from its tracks, with other settings where some are given.</summary>
    public Task<Answer> RecomposeAsync(
        Operation operation, string id, RecordingSettingsPatch? settings, bool mayManage, CancellationToken cancellationToken) => RestartAsync(
        operation,
        id,
        "recording.recompose",
        mayManage,
        row => Recompose(row) with { Settings = row.Settings.Apply(settings) },
        cancellationToken);

    /// <summary>Has a recording's files uploaded again.</summary>
    public Task<Answer> UploadAsync(Operation operation, string id, bool mayManage, CancellationToken cancellationToken)
    {
        if (!storage.IsRemote)
            throw new RefusedException(RefusalCode.StorageNotConfigured, "No storage is configured to which recordings are uploaded.");
        return RestartAsync(operation, id, "recording.upload", mayManage, Upload, cancellationToken);
    }

    /// <summary>Changes what the patch names (RFC 7396).</summary>
    /// <param name="expected">The ETag that the caller has seen; null: whatever it is.</param>
    public async Task<Answer> UpdateAsync(
        Operation operation, string id, string? expected, UpdateRecordingRequest next, IReadOnlySet<string> named, bool mayManage,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, id);
        if (expected is not null and not "*" && expected != row.ETag())
        {
            throw new RefusedException(
                RefusalCode.VersionMismatch, $"The recording is at version {row.ETag()}, not {expected}: get it, look at what has changed, and try again.");
        }

        var changed = row with
        {
            Name = named.Contains("name") ? RecordingShapes.Name(next.Name) : row.Name,
            LegalHold = named.Contains("legalHold") ? next.LegalHold ?? false : row.LegalHold,
            RetainUntil = named.Contains("retainUntil") ? next.RetainUntil?.ToUniversalTime() : row.RetainUntil,
            Revision = row.Revision + 1,
        };
        await write.ExecuteAsync(
            """
            UPDATE recording SET name = @Name, legal_hold = @LegalHold, retain_until = @RetainUntil, revision = @Revision, updated_at = now()
            WHERE id = @Id
            """,
            new { changed.Name, changed.LegalHold, changed.RetainUntil, changed.Revision, changed.Id });
        var detail = JsonSerializer.Serialize(new { changed.Name, changed.LegalHold, changed.RetainUntil }, JsonSerializerOptions.Web);
        var answer = Answer.Ok(changed.View(mayManage), RecordingJson.Default.Recording, changed.ETag());
        return await write.CommitAsync(operation, answer, now, Audit(operation, row, now, "recording.update", detail));
    }

    /// <summary>Marks a recording as deleted; what removes its files comes after.</summary>
    public async Task DeleteAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, id);
        RequireIdle(row);
        if (row.LegalHold)
        {
            throw new RefusedException(
                RefusalCode.LegalHold, "The recording is under legal hold: an administrator must lift it first, with PATCH {\"legalHold\": false}.");
        }

        await write.ExecuteAsync(
            """
            UPDATE recording SET deleted_at = now(), updated_at = now(), epoch = epoch + 1, owner = NULL, lease_until = NULL,
                state = CASE WHEN state IN ('completed', 'failed') THEN state ELSE 'failed' END, completed_at = coalesce(completed_at, now())
            WHERE id = @id
            """,
            new { id });
        await write.ExecuteAsync(
            "UPDATE recording_share SET revoked_at = now() WHERE recording_id = @id AND revoked_at IS NULL", new { id });
        await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, row, now, "recording.delete"));
    }

    private async Task<Answer> RestartAsync(
        Operation operation, string id, string action, bool mayManage, Func<RecordingRow, RecordingRow> change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await LockAsync(write, id);
        RequireIdle(row);
        var next = change(row) with
        {
            Attempts = 0,
            NextAttemptAt = null,
            ErrorCode = null,
            Error = null,
            FailedState = null,
            CompletedAt = null,
            Progress = 0,
            Revision = row.Revision + 1,
        };
        next = RecordingSources.Require(row, next);
        await write.ExecuteAsync(
            """
            UPDATE recording SET storage_id = @StorageId, local_gone_at = @LocalGoneAt, state = @state, anew = @Anew, settings = @settings::jsonb, attempts = 0, next_attempt_at = NULL, error_code = NULL,
                error = NULL, failed_state = NULL, completed_at = NULL, progress = 0, owner = NULL, lease_until = NULL, epoch = epoch + 1,
                revision = @Revision, updated_at = now()
            WHERE id = @Id
            """,
            new
            {
                state = Words.Of(next.State),
                next.StorageId,
                next.LocalGoneAt,
                next.Anew,
                settings = JsonSerializer.Serialize(next.Settings, RowJson.Options),
                next.Revision,
                next.Id,
            });
        var answer = Answer.Accepted($"/api/v1/recordings/{id}", next.View(mayManage), RecordingJson.Default.Recording);
        return await write.CommitAsync(operation, answer, now, Audit(operation, row, now, action));
    }

    private static RecordingRow Retry(RecordingRow row)
    {
        if (row.State != RecordingState.Failed)
        {
            throw new RefusedException(
                RefusalCode.RecordingNotFailed, $"Recording {row.Id} is {Words.Of(row.State)}: only one that has failed can be tried again.");
        }

        return row with
        {
            State = row.FailedState == RecordingState.Uploading && row.Artifacts.Count > 0 ? RecordingState.Uploading : RecordingState.Composing,
        };
    }

    private static RecordingRow Recompose(RecordingRow row) => row is { LegalHold: true, State: RecordingState.Completed }
        ? throw new RefusedException(
            RefusalCode.LegalHold,
            "The recording is under legal hold: composing it anew would replace what is held. An administrator must lift it first, with PATCH {\"legalHold\": false}.")
        : row with { State = RecordingState.Composing, Anew = true };

    private static RecordingRow Upload(RecordingRow row) => row.Artifacts.Count > 0
        ? row with { State = RecordingState.Uploading }
        : throw new RefusedException(RefusalCode.RecordingNotReady, $"Recording {row.Id} has no files to upload: it was never composed.");

    private static void RequireIdle(RecordingRow row)
    {
        if (row.IsActive)
            throw new RefusedException(RefusalCode.RecordingActive, $"Recording {row.Id} is {Words.Of(row.State)}: stop it first.");
        if (!row.IsFinal && row.Owner is not null)
        {
            throw new RefusedException(
                RefusalCode.RecordingBusy, $"Recording {row.Id} is {Words.Of(row.State)}: wait until it is completed or failed.");
        }
    }

    private static async Task<RecordingRow> LockAsync(CheckedWrite write, string id) => await write.FindAsync<RecordingRow>(
        $"{RecordingSql.Row} WHERE r.id = @id AND r.deleted_at IS NULL FOR UPDATE OF r", new { id, RecordingSql.Lease }) ?? throw RecordingStore.NotFound(id);

    private static AuditRow Audit(Operation operation, RecordingRow row, DateTimeOffset at, string action, string? detail = null) =>
        AuditRow.Of(operation.Caller with { TenantId = row.TenantId }, row.MeetingId, at, action, "recording", row.Id, detail);
}
