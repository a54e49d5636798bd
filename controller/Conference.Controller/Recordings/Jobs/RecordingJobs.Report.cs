using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Dapper;
using Npgsql;

namespace Conference.Controller.Recordings.Jobs;

internal sealed partial class RecordingJobs
{
    private const string ReportSql = """
        UPDATE recording SET
            state = @state, started_at = coalesce(@StartedAt, started_at), paused_at = @PausedAt, paused_seconds = @pausedSeconds, stopped_at = coalesce(@StoppedAt, stopped_at),
            completed_at = CASE WHEN @isFinal THEN now() END, end_reason = coalesce(@EndReason, end_reason),
            duration_seconds = coalesce(@durationSeconds, duration_seconds), size_bytes = coalesce(@sizeBytes, size_bytes),
            progress = @Progress, backlog_seconds = @backlogSeconds, attempts = @Attempts, desired = coalesce(@desired, desired),
            participants = coalesce(@participants, participants), missing = coalesce(@missing, missing),
            capture_cpu_seconds = coalesce(@captureCpu, capture_cpu_seconds), compose_cpu_seconds = coalesce(@composeCpu, compose_cpu_seconds),
            error_code = @ErrorCode, error = @Error, failed_state = @failedState, next_attempt_at = now() + @RetryIn::interval,
            owner = CASE WHEN @isLeft THEN NULL ELSE @RecorderId END, lease_until = CASE WHEN NOT @isLeft THEN greatest(lease_until, now() + @Lease) END,
            storage_id = CASE WHEN @state = 'failed' AND @failedState::text IS NULL THEN NULL ELSE storage_id END, -- nothing was recorded
            interrupted_at = NULL, anew = anew AND @state NOT IN ('uploading', 'completed'),
            retain_until = CASE WHEN @state = 'completed' THEN coalesce(retain_until, now() + @Retention::interval) ELSE retain_until END,
            local_gone_at = CASE WHEN @IsGoneHere THEN now() WHEN @state = 'completed' AND @madeAnew THEN NULL ELSE local_gone_at END,
            updated_at = now(),
            revision = revision + CASE WHEN (state, started_at, paused_at, stopped_at, progress, error_code, error, next_attempt_at IS NULL)
                IS DISTINCT FROM (@state, coalesce(@StartedAt, started_at), @PausedAt, coalesce(@StoppedAt, stopped_at), @Progress, @ErrorCode, @Error,
                    @RetryIn::interval IS NULL) THEN 1 ELSE 0 END
        WHERE id = @RecordingId AND epoch = @Epoch AND (owner = @RecorderId OR owner IS NULL) AND deleted_at IS NULL
        """;

    private const string ArtifactsSql = """
        WITH made AS (
            SELECT * FROM jsonb_to_recordset(@artifacts::jsonb) AS a (
                position integer, kind text, path text, media_type text, size_bytes bigint, sha256 text, target text, bucket text, object_key text,
                encryption_key_id text, stored_bytes bigint)),
        gone AS (
            DELETE FROM recording_artifact WHERE recording_id = @RecordingId AND path NOT IN (SELECT path FROM made))
        INSERT INTO recording_artifact AS kept (
            id, tenant_id, recording_id, kind, path, size_bytes, sha256, created_at, position, media_type, target, bucket, object_key, encryption_key_id,
            stored_bytes)
        SELECT @RecordingId || '/' || made.path, r.tenant_id, r.id, made.kind, made.path, made.size_bytes, made.sha256, now(), made.position,
            made.media_type, made.target, made.bucket, made.object_key, made.encryption_key_id, made.stored_bytes
        FROM made JOIN recording r ON r.id = @RecordingId
        ON CONFLICT (recording_id, path) DO UPDATE SET
            kind = EXCLUDED.kind, size_bytes = EXCLUDED.size_bytes, sha256 = EXCLUDED.sha256, position = EXCLUDED.position,
            media_type = EXCLUDED.media_type, target = EXCLUDED.target, bucket = EXCLUDED.bucket, object_key = EXCLUDED.object_key,
            encryption_key_id = EXCLUDED.encryption_key_id, stored_bytes = EXCLUDED.stored_bytes
            WHERE EXCLUDED.target IS NOT NULL OR kept.target IS NULL
               OR (kept.sha256, kept.size_bytes) IS DISTINCT FROM (EXCLUDED.sha256, EXCLUDED.size_bytes) -- else it stays where it is stored
        """;

    // What has a place now is left over unless it has one afterwards too.
    private const string LeaveSql = """
        INSERT INTO recording_leftover (recording_id, target, bucket, object_key, created_at)
        SELECT recording_id, target, bucket, object_key, now() FROM recording_artifact WHERE recording_id = @RecordingId AND target IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private const string KeepSql = """
        DELETE FROM recording_leftover l USING recording_artifact a
        WHERE l.recording_id = @RecordingId AND a.recording_id = l.recording_id AND a.target = l.target AND a.bucket = l.bucket
          AND a.object_key = l.object_key
        """;

    public Task<JobWrite> ReportAsync(JobLease lease, JobReport report, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isFinal = report.State is RecordingState.Completed or RecordingState.Failed;
        try
        {
            var written = await connection.ExecuteAsync(new CommandDefinition(
                ReportSql,
                new
                {
                    lease.RecordingId,
                    lease.RecorderId,
                    lease.Epoch,
                    RecordingSql.Lease,
                    _options.Retention,
                    state = Words.Of(report.State),
                    isFinal,
                    isLeft = isFinal || report.RetryIn is not null,
                    report.StartedAt,
                    report.PausedAt,
                    pausedSeconds = report.PausedFor.TotalSeconds,
                    report.StoppedAt,
                    report.EndReason,
                    durationSeconds = report.Duration?.TotalSeconds,
                    sizeBytes = report.Result?.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Composite)?.SizeBytes,
                    report.Progress,
                    backlogSeconds = report.Backlog?.TotalSeconds,
                    report.Attempts,
                    desired = report.Desired is { } desired ? Words.Of(desired) : null,
                    participants = report.Result?.Participants.ToArray(),
                    missing = report.Result?.Missing.ToArray(),
                    captureCpu = report.Result?.CaptureCpuSeconds,
                    composeCpu = report.Result?.ComposeCpuSeconds,
                    madeAnew = report.Result is not null,
                    report.IsGoneHere,
                    report.ErrorCode,
                    report.Error,
                    failedState = report.FailedState is { } failed ? Words.Of(failed) : null,
                    report.RetryIn,
                },
                transaction,
                cancellationToken: cancellationToken));
            if (written == 0)
                return JobWrite.Lost;
        }
        catch (PostgresException exception) when (exception.ConstraintName == RecordingSql.ActiveIndex)
        {
            return JobWrite.Superseded;
        }

        if (report.Result is not null || report.Stored is not null)
        {
            await connection.ExecuteAsync(new CommandDefinition(LeaveSql, lease, transaction, cancellationToken: cancellationToken));
            await WriteArtifactsAsync(connection, transaction, lease.RecordingId, report, cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(KeepSql, lease, transaction, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return JobWrite.Written;
    });

    private static async Task WriteArtifactsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string recordingId, JobReport report, CancellationToken cancellationToken)
    {
        if (report.Result is { } result)
        {
            var stored = report.Stored?.ToDictionary(item => item.Path, StringComparer.Ordinal);
            var artifacts = result.Artifacts.Select((artifact, position) => Row(artifact, position, stored?.GetValueOrDefault(artifact.Path)));
            await connection.ExecuteAsync(new CommandDefinition(
                ArtifactsSql,
                new { RecordingId = recordingId, artifacts = JsonSerializer.Serialize(artifacts, RowJson.Options) },
                transaction,
                cancellationToken: cancellationToken));
        }
        else if (report.Stored is { } stored)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE recording_artifact SET target = @Target, bucket = @Bucket, object_key = @Key, encryption_key_id = @EncryptionKeyId,
                    stored_bytes = @SizeBytes
                WHERE recording_id = @recordingId AND path = @Path
                """,
                stored.Select(item => new { recordingId, item.Path, item.Target, item.Bucket, item.Key, item.EncryptionKeyId, item.SizeBytes }),
                transaction,
                cancellationToken: cancellationToken));
        }
    }

    private static ComposedRow Row(RecordingArtifact artifact, int position, StoredObject? stored) => new(
        position, Words.Of(artifact.Kind), artifact.Path, artifact.MediaType, artifact.SizeBytes, artifact.Sha256, stored?.Target, stored?.Bucket,
        stored?.Key, stored?.EncryptionKeyId, stored?.SizeBytes);

    private sealed record ComposedRow(
        int Position, string Kind, string Path, string MediaType, long SizeBytes, string Sha256, string? Target, string? Bucket, string? ObjectKey,
        string? EncryptionKeyId, long? StoredBytes);
}
