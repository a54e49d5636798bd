using Conference.Controller.Access.Writes;
using Conference.Controller.Recordings.Api;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Upkeep;

/// <summary>
/// Compares three lists: recordings, files on this recorder's disk, and stored objects. It changes nothing: what is unknown may be
/// somebody's only copy.
/// </summary>
internal sealed class RecordingReconciler(
    Database database, IRecordingStorage storage, IRecordingEngine engine, IRecordingWorker worker, RecordingMeters meters, TimeProvider clock)
{
    /// <param name="tenantId">Whose recordings; null for all, and for what belongs to no recording.</param>
    public async Task<ReconcileResponse> ReconcileAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var recordings = await database.ListJsonAsync<RecordingRow>(
            $"{RecordingSql.Row} WHERE @tenantId::text IS NULL OR r.tenant_id = @tenantId", new { tenantId, RecordingSql.Lease }, cancellationToken);
        var problems = new List<ReconcileProblem>();
        foreach (var recording in recordings.Where(recording => recording is { DeletedAt: null, State: RecordingState.Completed }))
            problems.AddRange(Local(recording));
        problems.AddRange(await StoredAsync(recordings, isWhole: tenantId is null, cancellationToken));
        if (tenantId is null)
            problems.AddRange(UnknownFolders(recordings));
        meters.Mismatches(problems.Count);
        return new ReconcileResponse(recordings.Count(recording => recording.DeletedAt is null), clock.GetUtcNow(), problems);
    }

    private IEnumerable<ReconcileProblem> Local(RecordingRow recording)
    {
        if (recording.Artifacts.Count == 0)
        {
            yield return new ReconcileProblem("fileMissing", recording.Id, null, null, null, null, "The recording is completed and has no files at all.");
            yield break;
        }

        if (recording.StorageId != worker.StorageId || recording.LocalGoneAt is not null)
            yield break; // the recorder with that disk compares it
        foreach (var artifact in recording.Artifacts)
        {
            var file = new FileInfo(Path.Combine(engine.FolderOf(recording.Id), artifact.Path));
            if (!file.Exists && artifact.Target is null)
            {
                yield return new ReconcileProblem(
                    "fileMissing", recording.Id, artifact.Path, null, artifact.SizeBytes, null, "The file is neither on this disk nor in a storage.");
            }
            else if (file.Exists && file.Length != artifact.SizeBytes)
            {
                yield return new ReconcileProblem(
                    "sizeDiffers", recording.Id, artifact.Path, null, artifact.SizeBytes, file.Length, "The file on this disk has another size than it was made with.");
            }
        }
    }

    private async Task<IReadOnlyList<ReconcileProblem>> StoredAsync(
        IReadOnlyList<RecordingRow> recordings, bool isWhole, CancellationToken cancellationToken)
    {
        if (!storage.IsRemote)
            return [];
        var expected = new Dictionary<(string Target, string Bucket, string Key), (RecordingRow Recording, ArtifactRow Artifact)>();
        foreach (var recording in recordings.Where(recording => recording.DeletedAt is null))
        {
            foreach (var artifact in recording.Artifacts.Where(artifact => artifact.Target is not null))
                expected[(artifact.Target!, artifact.Bucket!, artifact.ObjectKey!)] = (recording, artifact);
        }

        var leftovers = await database.ListJsonAsync<LeftoverRow>("SELECT to_jsonb(l)::text FROM recording_leftover l", new { }, cancellationToken);
        var known = leftovers.Select(leftover => (leftover.Target, leftover.Bucket, leftover.ObjectKey)).ToHashSet();
        var problems = new List<ReconcileProblem>();
        await foreach (var stored in storage.ListAsync(cancellationToken))
        {
            if (!expected.Remove((stored.Target, stored.Bucket, stored.Key), out var of))
            {
                if (isWhole && !known.Contains((stored.Target, stored.Bucket, stored.Key)))
                    problems.Add(new ReconcileProblem("objectUnknown", null, null, stored.Key, null, stored.SizeBytes, $"No recording has this object of {stored.Target} bucket {stored.Bucket}."));
            }
            else if (of.Artifact.StoredBytes is { } size && size != stored.SizeBytes)
            {
                problems.Add(new ReconcileProblem(
                    "sizeDiffers", of.Recording.Id, of.Artifact.Path, stored.Key, size, stored.SizeBytes, "The stored object has another size than it was stored with."));
            }
        }

        problems.AddRange(expected.Select(missing => new ReconcileProblem(
            "objectMissing", missing.Value.Recording.Id, missing.Value.Artifact.Path, missing.Key.Key, missing.Value.Artifact.StoredBytes, null,
            $"The object is not in {missing.Key.Target} bucket {missing.Key.Bucket}.")));
        return problems;
    }

    private IEnumerable<ReconcileProblem> UnknownFolders(IReadOnlyList<RecordingRow> recordings)
    {
        var root = Path.GetDirectoryName(engine.FolderOf("x"))!;
        if (!Directory.Exists(root))
            yield break;
        var known = recordings.Where(recording => recording.DeletedAt is null).Select(recording => recording.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in new DirectoryInfo(root).EnumerateDirectories().Where(folder => !known.Contains(folder.Name)))
        {
            var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            yield return new ReconcileProblem("fileUnknown", null, folder.FullName, null, null, size, "No recording has this folder.");
        }
    }
}
