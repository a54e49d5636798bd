using System.Text.RegularExpressions;
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
internal sealed partial class RecordingReconciler(
    Database database, IRecordingStorage storage, IRecordingEngine engine, IRecordingWorker worker, RecordingMeters meters, TimeProvider clock)
{
    /// <param name="tenantId">Whose recordings; null for all, and for what belongs to no recording.</param>
    public async Task<ReconcileResponse> ReconcileAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var recordings = await database.ListJsonAsync<RecordingRow>(
            $"{RecordingSql.Row} WHERE @tenantId::text IS NULL OR r.tenant_id = @tenantId", new { tenantId, RecordingSql.Lease }, cancellationToken);
        var problems = new List<ReconcileProblem>();
        foreach (var recording in recordings.Where(recording => recording is { DeletedAt: null, State: RecordingState.Completed }))
            problems.AddRange(Local(recording));
        problems.AddRange(await StoredAsync(recordings, isWhole: tenantId is null, began, cancellationToken));
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
        IReadOnlyList<RecordingRow> recordings, bool isWhole, long began, CancellationToken cancellationToken)
    {
        if (!storage.IsRemote)
            return [];
        var expected = new Dictionary<(string Target, string Bucket, string Key), (RecordingRow Recording, ArtifactRow Artifact)>();
        foreach (var recording in recordings.Where(recording => recording.DeletedAt is null))
        {
            foreach (var artifact in recording.Artifacts.Where(artifact => artifact.Target is not null))
                expected[(artifact.Target!, artifact.Bucket!, artifact.ObjectKey!)] = (recording, artifact);
        }

        var unknown = new List<StoredObject>();
        var differs = new List<(RecordingRow Recording, ReconcileProblem Problem)>();
        await foreach (var stored in storage.ListAsync(cancellationToken))
        {
            if (!expected.Remove((stored.Target, stored.Bucket, stored.Key), out var of))
            {
                unknown.Add(stored);
            }
            else if (of.Artifact.StoredBytes is { } size && size != stored.SizeBytes)
            {
                differs.Add((of.Recording, new ReconcileProblem(
                    "sizeDiffers", of.Recording.Id, of.Artifact.Path, stored.Key, size, stored.SizeBytes, "The stored object has another size than it was stored with.")));
            }
        }

        differs.AddRange(expected.Select(missing => (missing.Value.Recording, new ReconcileProblem(
            "objectMissing", missing.Value.Recording.Id, missing.Value.Artifact.Path, missing.Key.Key, missing.Value.Artifact.StoredBytes, null,
            $"The object is not in {missing.Key.Target} bucket {missing.Key.Bucket}."))));

        // What changed while the lists were read fits neither of them; the next comparison tells.
        var changed = (await database.QueryAsync<string>(
            "SELECT id FROM recording WHERE updated_at >= now() - @elapsed", new { elapsed = clock.GetElapsedTime(began) }, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var problems = differs.Where(found => !changed.Contains(found.Recording.Id)).Select(found => found.Problem).ToList();
        if (isWhole)
            problems.AddRange(await UnknownAsync(unknown, recordings, changed, cancellationToken));
        return problems;
    }

    /// <summary>Objects that no recording has, nor will have, nor leaves to be removed.</summary>
    private async Task<IEnumerable<ReconcileProblem>> UnknownAsync(
        IReadOnlyList<StoredObject> unknown, IReadOnlyList<RecordingRow> recordings, IReadOnlySet<string> changed, CancellationToken cancellationToken)
    {
        var leftovers = await database.ListJsonAsync<LeftoverRow>("SELECT to_jsonb(l)::text FROM recording_leftover l", new { }, cancellationToken);
        var doomed = leftovers.Select(leftover => (leftover.Target, leftover.Bucket, leftover.ObjectKey))
            .Concat(recordings.Where(recording => recording.DeletedAt is not null).SelectMany(recording => recording.Artifacts)
                .Where(artifact => artifact.Target is not null).Select(artifact => (artifact.Target!, artifact.Bucket!, artifact.ObjectKey!)))
            .ToHashSet();

        // Where the objects of an upload are is written down when all of them are there.
        var unfinished = recordings.Where(recording => recording is { DeletedAt: null, State: not RecordingState.Completed }).Select(recording => recording.Id)
            .Concat(changed).ToHashSet(StringComparer.Ordinal);
        return unknown
            .Where(stored => !doomed.Contains((stored.Target, stored.Bucket, stored.Key)) && !RecordingId().Matches(stored.Key).Any(id => unfinished.Contains(id.Value)))
            .Select(stored => new ReconcileProblem(
                "objectUnknown", null, null, stored.Key, null, stored.SizeBytes, $"No recording has this object of {stored.Target} bucket {stored.Bucket}."));
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

    // Every key has its recording's id in it: a template without one is refused.
    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecordingId();
}
