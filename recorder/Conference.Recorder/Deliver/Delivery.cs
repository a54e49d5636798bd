using System.Security.Cryptography;
using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver.Sealing;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>Brings the artifacts of one recording to one target.</summary>
internal sealed partial class Delivery(UploadContext context, MasterKeys keys, KeyTemplate template, RecordingJob job, string folder)
{
    private const int MaximumUploads = 2;

    private readonly S3Target _target = context.Target;

    /// <exception cref="StorageFaultException">The storage refused, was not reached, or keeps something else than it was sent.</exception>
    /// <exception cref="LocalFileException">A file is gone, or is not what was composed.</exception>
    public async Task<IReadOnlyList<StoredObject>> RunAsync(IReadOnlyList<RecordingArtifact> artifacts, CancellationToken cancellationToken)
    {
        var stored = new StoredObject[artifacts.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = context.Options.Parallelism, CancellationToken = cancellationToken };
        // The manifest last: where it is, everything is.
        foreach (var last in new[] { false, true })
        {
            var indices = Enumerable.Range(0, artifacts.Count).Where(index => artifacts[index].Kind == ArtifactKind.Manifest == last);
            await Parallel.ForEachAsync(indices, parallel, async (index, token) => stored[index] = await StoreAsync(artifacts[index], token));
        }

        return stored;
    }

    private async Task<StoredObject> StoreAsync(RecordingArtifact artifact, CancellationToken cancellationToken)
    {
        var key = template.KeyOf(job, artifact);
        var entry = context.Progress.Find(_target.Name, artifact.Path);
        if (entry is { Done: true } && IsOf(entry, artifact, key))
        {
            var done = Describe(artifact, entry);
            if (await context.Objects.CompareAsync(_target, key, done.SizeBytes, artifact.Sha256, cancellationToken) is not { } difference)
            {
                context.Sent(done.SizeBytes);
                return done;
            }

            StoredAgain(context.Logger, _target.Name, difference);
        }

        if (entry is null || entry.Done || !IsOf(entry, artifact, key) || !keys.CanGoOn(entry.Header))
            entry = await ReplaceAsync(entry, artifact, key, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var unchanged = Task.Run(() => EnsureUnchangedAsync(artifact, stop.Token), stop.Token);
        try
        {
            // Nothing but what was composed is ever encrypted with the object's key; what is plain may go meanwhile, and counts later.
            if (entry.Header is not null)
                await unchanged;
            return await StoreVerifiedAsync(artifact, entry, unchanged, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await unchanged.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<StoredObject> StoreVerifiedAsync(
        RecordingArtifact artifact, ObjectRecord entry, Task unchanged, CancellationToken cancellationToken)
    {
        for (var upload = 1; ; upload++)
        {
            using var content = Open(artifact, entry);
            var isConfirmed = await new ObjectUpload(context, entry, content, unchanged, job, artifact).RunAsync(cancellationToken);
            var difference = await context.Objects.VerifyAsync(
                _target, entry.Key, content.Length, entry.Header is not null, artifact.Sha256, isConfirmed, cancellationToken);
            if (difference is null)
            {
                await context.Progress.ChangeAsync(() => (entry.Done, entry.UploadId) = (true, null), cancellationToken);
                return Describe(artifact, entry);
            }

            if (upload == MaximumUploads)
            {
                throw new StorageFaultException(
                    FaultKind.Corrupt,
                    $"Storage {_target.Name} ({_target.Options.Endpoint}, bucket {_target.Bucket}) does not keep what it is sent: {difference}. "
                    + "Check the endpoint and what stands between.",
                    new InvalidDataException(difference));
            }

            StoredAgain(context.Logger, _target.Name, difference);
            context.Sent(-content.Length);
            entry = await ReplaceAsync(entry, artifact, entry.Key, cancellationToken);
        }
    }

    private bool IsOf(ObjectRecord entry, RecordingArtifact artifact, string key) =>
        entry.Sha256 == artifact.Sha256 && entry.Key == key && entry.Bucket == _target.Bucket && (entry.Header is null) == (keys.Current is null);

    // A new key for each content: nonces are segment numbers and must never meet another content under the same key.
    private async Task<ObjectRecord> ReplaceAsync(ObjectRecord? old, RecordingArtifact artifact, string key, CancellationToken cancellationToken)
    {
        if (old?.UploadId is not null)
            await UploadAbort.RunAsync(_target, context.Retrier, old, context.Logger, cancellationToken);
        var header = keys.Current is null ? null : keys.CreateHeader(artifact.SizeBytes);
        var length = header is null ? artifact.SizeBytes : SealedFormat.SealedLength(artifact.SizeBytes);
        var entry = new ObjectRecord
        {
            Path = artifact.Path,
            Target = _target.Name,
            Bucket = _target.Bucket,
            Key = key,
            Sha256 = artifact.Sha256,
            Header = header is null ? null : Convert.ToBase64String(header),
            PartBytes = PartPlan.Of(length, context.Options.PartBytes).PartBytes,
        };
        await context.Progress.ReplaceAsync(old, entry, cancellationToken);
        return entry;
    }

    private ObjectContent Open(RecordingArtifact artifact, ObjectRecord entry)
    {
        var plain = new PlainContent(PathOf(artifact));
        if (entry.Header is null)
            return plain;
        var header = Convert.FromBase64String(entry.Header);
        return new SealedContent(plain, header, keys.Open(header));
    }

    private async Task EnsureUnchangedAsync(RecordingArtifact artifact, CancellationToken cancellationToken)
    {
        var path = PathOf(artifact);
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 18, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (sha256 != artifact.Sha256)
                throw new InvalidDataException($"its SHA-256 is {sha256}, and was {artifact.Sha256} when it was composed: recompose the recording");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LocalFileException(path, exception);
        }
    }

    private string PathOf(RecordingArtifact artifact) => Path.Combine(folder, artifact.Path);

    private static StoredObject Describe(RecordingArtifact artifact, ObjectRecord entry)
    {
        var header = entry.Header is null ? null : Convert.FromBase64String(entry.Header);
        return new StoredObject(
            artifact.Path, entry.Target, entry.Bucket, entry.Key,
            header is null ? artifact.SizeBytes : SealedFormat.SealedLength(artifact.SizeBytes),
            artifact.Sha256,
            header is null ? null : SealedHeader.MasterNameOf(header));
    }

    [LoggerMessage(4105, LogLevel.Warning, "Storage {Target}: {Difference}; it is sent again")]
    private static partial void StoredAgain(ILogger logger, string target, string difference);
}
