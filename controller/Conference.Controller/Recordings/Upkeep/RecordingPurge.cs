using Conference.Controller.Access.Writes;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Upkeep;

/// <summary>
/// Removes what is left of deleted recordings: stored objects from wherever this process is, files from the disk that it has. What cannot be
/// removed now is tried again; the row stays, for the audit.
/// </summary>
internal sealed partial class RecordingPurge(
    Database database, IRecordingStorage storage, IRecordingEngine engine, IRecordingWorker worker, ILogger<RecordingPurge> logger)
{
    private const int AtOnce = 50;

    /// <summary>Removes one recording's remains as far as that goes; what is left is removed later.</summary>
    public async Task TryPurgeAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await database.ListJsonAsync<RecordingRow>(
            $"{RecordingSql.Row} WHERE r.id = @id AND r.deleted_at IS NOT NULL AND r.purged_at IS NULL", new { id, RecordingSql.Lease }, cancellationToken);
        foreach (var row in rows)
            await TryPurgeAsync(row, cancellationToken);
    }

    /// <summary>Removes the remains of all deleted recordings.</summary>
    public async Task PurgeAllAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ListJsonAsync<RecordingRow>(
            $"{RecordingSql.Row} WHERE r.deleted_at IS NOT NULL AND r.purged_at IS NULL ORDER BY random() LIMIT {AtOnce}",
            new { RecordingSql.Lease },
            cancellationToken);
        foreach (var row in rows)
            await TryPurgeAsync(row, cancellationToken);
    }

    /// <summary>Removes files that were uploaded and verified long enough ago.</summary>
    public async Task RemoveUploadedAsync(TimeSpan keepLocal, CancellationToken cancellationToken)
    {
        var rows = await database.ListJsonAsync<RecordingRow>(
            $"""
            {RecordingSql.Row}
            WHERE r.storage_id = @StorageId AND r.local_gone_at IS NULL AND r.state = 'completed' AND r.completed_at < now() - @keepLocal
              AND r.deleted_at IS NULL AND NOT r.legal_hold AND EXISTS (SELECT FROM recording_artifact a WHERE a.recording_id = r.id)
              AND NOT EXISTS (SELECT FROM recording_artifact a WHERE a.recording_id = r.id AND a.target IS NULL)
            ORDER BY r.completed_at LIMIT {AtOnce}
            """,
            new { worker.StorageId, keepLocal, RecordingSql.Lease },
            cancellationToken);
        foreach (var row in rows)
        {
            await RemoveFolderAsync(row.Id, cancellationToken);
            await database.ExecuteAsync("UPDATE recording SET local_gone_at = now() WHERE id = @Id", new { row.Id }, cancellationToken);
            LocalRemoved(row.Id);
        }
    }

    /// <summary>Removes stored objects that completed recordings have replaced.</summary>
    public async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        var ids = await database.QueryAsync<string>(
            $"""
            SELECT r.id FROM recording r WHERE r.state = 'completed' AND r.deleted_at IS NULL
              AND EXISTS (SELECT FROM recording_leftover l WHERE l.recording_id = r.id)
            ORDER BY random() LIMIT {AtOnce}
            """,
            null,
            cancellationToken);
        foreach (var id in ids)
            await TryRemoveLeftoversAsync(id, cancellationToken);
    }

    // The row is locked meanwhile: whatever would store these objects again begins with changing it.
    private async Task TryRemoveLeftoversAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
            var locked = await write.ListAsync<string>(
                "SELECT to_jsonb(id)::text FROM recording WHERE id = @id AND state = 'completed' AND deleted_at IS NULL FOR UPDATE SKIP LOCKED", new { id });
            if (locked.Count == 0)
                return;
            var removed = await RemoveLeftoversAsync(write, id, cancellationToken);
            await write.CommitAsync();
            LeftoversRemoved(id, removed);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotPurged(exception, id);
        }
    }

    private async Task<int> RemoveLeftoversAsync(CheckedWrite write, string id, CancellationToken cancellationToken)
    {
        var leftovers = await write.ListAsync<LeftoverRow>(
            "SELECT to_jsonb(l)::text FROM recording_leftover l WHERE recording_id = @id", new { id });
        foreach (var leftover in leftovers)
            await storage.DeleteAsync(leftover.Stored, cancellationToken);
        return await write.ExecuteAsync("DELETE FROM recording_leftover WHERE recording_id = @id", new { id });
    }

    private async Task TryPurgeAsync(RecordingRow row, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var artifact in row.Artifacts)
            {
                if (artifact.Stored is not { } stored)
                    continue;
                await storage.DeleteAsync(stored, cancellationToken);
                await database.ExecuteAsync(
                    "UPDATE recording_artifact SET target = NULL, bucket = NULL, object_key = NULL WHERE recording_id = @Id AND path = @Path",
                    new { row.Id, artifact.Path },
                    cancellationToken);
            }

            await using (var write = await CheckedWrite.BeginAsync(database, cancellationToken))
            {
                await RemoveLeftoversAsync(write, row.Id, cancellationToken);
                await write.CommitAsync();
            }

            var isHere = row.StorageId == worker.StorageId;
            if (isHere)
                await RemoveFolderAsync(row.Id, cancellationToken);
            if (!isHere && row is { StorageId: not null, LocalGoneAt: null })
                return; // the recorder that has the disk does it
            await database.ExecuteAsync(
                "UPDATE recording SET purged_at = now(), local_gone_at = coalesce(local_gone_at, now()) WHERE id = @Id", new { row.Id }, cancellationToken);
            Purged(row.Id);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotPurged(exception, row.Id);
        }
    }

    private async Task RemoveFolderAsync(string id, CancellationToken cancellationToken)
    {
        var folder = engine.FolderOf(id);
        if (!Directory.Exists(folder))
            return;
        if (storage.IsRemote)
            await storage.AbandonAsync(folder, cancellationToken);
        Directory.Delete(folder, recursive: true);
    }

    [LoggerMessage(1441, LogLevel.Information, "Nothing is left of the deleted recording {RecordingId}")]
    private partial void Purged(string recordingId);

    [LoggerMessage(1442, LogLevel.Warning, "What is left of the recording {RecordingId} is removed later")]
    private partial void NotPurged(Exception exception, string recordingId);

    [LoggerMessage(1444, LogLevel.Information, "Recording {RecordingId} has replaced {Objects} stored objects, which are removed")]
    private partial void LeftoversRemoved(string recordingId, int objects);

    [LoggerMessage(1443, LogLevel.Information, "The uploaded recording {RecordingId} has left this disk")]
    private partial void LocalRemoved(string recordingId);
}
