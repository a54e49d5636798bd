using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver.Sealing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Deliver;

/// <summary>Keeps recordings in S3: a first target, and a backup for what that one does not take.</summary>
internal sealed partial class S3RecordingStorage : IRecordingStorage, IDisposable
{
    private readonly StorageOptions _options;
    private readonly MasterKeys _keys;
    private readonly KeyTemplate _template;
    private readonly Retrier _retrier;
    private readonly StoredObjects _objects;
    private readonly S3Target[] _targets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public S3RecordingStorage(IOptions<StorageOptions> options, TimeProvider time, ILogger<S3RecordingStorage> logger)
    {
        _options = options.Value;
        _keys = new MasterKeys(_options.Encryption);
        _template = KeyTemplate.Parse(_options.KeyTemplate);
        _retrier = new Retrier(_options, time, logger);
        _objects = new StoredObjects(_retrier, _keys, _options);
        var primary = new S3Target(S3Target.Primary, _options.Primary);
        _targets = _options.HasBackup ? [primary, new S3Target(S3Target.Backup, _options.Backup)] : [primary];
        _time = time;
        _logger = logger;
    }

    public bool IsRemote => _options.IsRemote;

    internal IReadOnlyList<S3Target> Targets => _targets;

    internal Retrier Retrier => _retrier;

    internal string Prefix => _template.FixedPrefix;

    public async Task<IReadOnlyList<StoredObject>> DeliverAsync(
        RecordingJob job, string folder, IReadOnlyList<RecordingArtifact> artifacts, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var record = await UploadProgress.OpenAsync(folder, _logger, cancellationToken);
        var faults = new List<StorageFaultException>();
        foreach (var target in _targets)
        {
            try
            {
                return await DeliverAsync(target, record, job, folder, artifacts, progress, cancellationToken);
            }
            catch (StorageFaultException fault)
            {
                faults.Add(fault);
                TargetFailed(_logger, target.Name, job.Id, fault.Message);
            }
            catch (LocalFileException exception)
            {
                throw new RecordingFailedException("files_unreadable", exception.Message, retryable: false, exception);
            }
        }

        throw Failed("upload", faults);
    }

    public async Task RestoreAsync(IReadOnlyList<StoredObject> stored, string folder, CancellationToken cancellationToken)
    {
        using var record = await UploadProgress.OpenAsync(folder, _logger, cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(stored, parallel, async (item, token) =>
        {
            await new Restoration(this, item, Path.Combine(folder, item.Path)).RunAsync(token);
            await RememberAsync(record, item, token);
        });
    }

    public async Task AbandonAsync(string folder, CancellationToken cancellationToken)
    {
        using var record = await UploadProgress.OpenAsync(folder, _logger, cancellationToken);
        foreach (var entry in record.Objects.Where(entry => entry.UploadId is not null).ToList())
        {
            if (Array.Find(_targets, target => target.Name == entry.Target) is { } target)
                await UploadAbort.RunAsync(target, _retrier, entry, _logger, cancellationToken);
            await record.ChangeAsync(() => entry.UploadId = null, cancellationToken);
        }
    }

    // What came from there unchanged need not be sent there again.
    private async Task RememberAsync(UploadProgress record, StoredObject item, CancellationToken cancellationToken)
    {
        try
        {
            var header = item.EncryptionKeyId is null ? null : await _objects.ReadHeaderAsync(TargetOf(item), item.Key, item.SizeBytes, cancellationToken);
            var entry = new ObjectRecord
            {
                Path = item.Path,
                Target = item.Target,
                Bucket = item.Bucket,
                Key = item.Key,
                Sha256 = item.Sha256,
                Header = header is null ? null : Convert.ToBase64String(header),
                Done = true,
            };
            await record.ReplaceAsync(record.Find(item.Target, item.Path), entry, cancellationToken);
        }
        catch (Exception exception) when (StorageStream.Translate(exception) is not null)
        {
            throw StorageStream.Translate(exception)!;
        }
    }

    public void Dispose()
    {
        foreach (var target in _targets)
            target.Dispose();
    }

    private async Task<IReadOnlyList<StoredObject>> DeliverAsync(
        S3Target target, UploadProgress record, RecordingJob job, string folder, IReadOnlyList<RecordingArtifact> artifacts, IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var total = Math.Max(1, artifacts.Sum(artifact => _keys.Current is null ? artifact.SizeBytes : SealedFormat.SealedLength(artifact.SizeBytes)));
        long sent = 0;
        using var gate = new SemaphoreSlim(_options.Parallelism);
        var context = Context(target, record, gate, bytes => progress.Report(Math.Clamp(Interlocked.Add(ref sent, bytes) / (double)total, 0, 1)));
        var stored = await new Delivery(context, _keys, _template, job, folder).RunAsync(artifacts, cancellationToken);
        Delivered(_logger, target.Name, job.Id, stored.Count, stored.Sum(item => item.SizeBytes));
        return stored;
    }

    private UploadContext Context(S3Target target, UploadProgress record, SemaphoreSlim gate, Action<long> sent) =>
        new(target, _options, _retrier, _objects, record, gate, sent, _logger);

    // Retryable when any target may take it later. What the first one said stands first.
    internal static RecordingFailedException Failed(string operation, IReadOnlyList<StorageFaultException> faults)
    {
        var decisive = faults.FirstOrDefault(fault => fault.Kind == FaultKind.Unreachable) ?? faults[0];
        var code = decisive.Kind switch
        {
            FaultKind.Unreachable => "unreachable",
            FaultKind.Corrupt => "corrupt",
            FaultKind.NotFound => "missing",
            FaultKind.Refused or FaultKind.UploadForgotten => "refused",
        };
        return new RecordingFailedException(
            $"{operation}_{code}", string.Join(" ", faults.Select(fault => fault.Message)), decisive.Kind == FaultKind.Unreachable, decisive);
    }

    [LoggerMessage(4107, LogLevel.Error, "Storage {Target} did not take recording {RecordingId}: {Reason}")]
    private static partial void TargetFailed(ILogger logger, string target, string recordingId, string reason);

    [LoggerMessage(4108, LogLevel.Information, "Storage {Target}: recording {RecordingId} is stored and verified, {Objects} objects with {Bytes} bytes")]
    private static partial void Delivered(ILogger logger, string target, string recordingId, int objects, long bytes);
}
