using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Deliver;

internal sealed partial class S3RecordingStorage
{
    /// <summary>The longest life of a link that signatures of version 4 allow.</summary>
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(7);

    public async Task<Stream> OpenAsync(StoredObject stored, long offset, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        try
        {
            var target = TargetOf(stored);
            var stream = await _objects.OpenAsync(
                target, stored.Key, stored.SizeBytes, stored.EncryptionKeyId is not null, offset, length, cancellationToken);
            return new StorageStream(stream);
        }
        catch (Exception exception) when (StorageStream.Translate(exception) is not null)
        {
            throw StorageStream.Translate(exception)!;
        }
    }

    public Uri? Presign(StoredObject stored, TimeSpan lifetime, string? fileName)
    {
        var target = TargetOf(stored);
        if (stored.EncryptionKeyId is not null || !target.Options.Links)
            return null;
        var disposition = fileName is null ? null : ContentDisposition.Attachment(fileName);
        return target.Presign(stored.Key, (_time.GetUtcNow() + (lifetime < LongestLink ? lifetime : LongestLink)).UtcDateTime, disposition);
    }

    public async Task<string?> VerifyAsync(StoredObject stored, bool readContent, CancellationToken cancellationToken)
    {
        try
        {
            var target = TargetOf(stored);
            return await _objects.CompareAsync(target, stored.Key, stored.SizeBytes, stored.Sha256, cancellationToken)
                ?? (readContent
                    ? await _objects.CompareContentAsync(
                        target, stored.Key, stored.SizeBytes, stored.EncryptionKeyId is not null, stored.Sha256, cancellationToken)
                    : null);
        }
        catch (StorageFaultException fault)
        {
            throw Failed("storage", [fault]);
        }
    }

    public async Task DeleteAsync(StoredObject stored, CancellationToken cancellationToken)
    {
        var target = TargetOf(stored);
        try
        {
            await _retrier.RunAsync(
                target, $"deleting {stored.Key}", attempt => target.Client.DeleteObjectAsync(stored.Bucket, stored.Key, attempt.Token), cancellationToken);
        }
        catch (StorageFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            // It is gone already, which is what was asked for.
        }
        catch (StorageFaultException fault)
        {
            throw Failed("storage", [fault]);
        }
    }

    public async IAsyncEnumerable<StoredObject> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var target in _targets)
        {
            string? marker = null;
            do
            {
                var page = await ListPageAsync(target, marker, cancellationToken);
                foreach (var found in page.S3Objects ?? [])
                    yield return new StoredObject("", target.Name, target.Bucket, found.Key, found.Size ?? 0, "", EncryptionKeyId: null);
                marker = page.IsTruncated == true ? page.NextContinuationToken : null;
            }
            while (marker is not null);
        }
    }

    private async Task<ListObjectsV2Response> ListPageAsync(S3Target target, string? marker, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = target.Bucket, Prefix = _template.FixedPrefix, ContinuationToken = marker };
        try
        {
            return await _retrier.RunAsync(
                target, $"listing {_template.FixedPrefix}", attempt => target.Client.ListObjectsV2Async(request, attempt.Token), cancellationToken);
        }
        catch (StorageFaultException fault)
        {
            throw Failed("storage", [fault]);
        }
    }

    // An object stays where it is when the configuration changes: another bucket is another place.
    private S3Target TargetOf(StoredObject stored) =>
        Array.Find(_targets, target => target.Name == stored.Target && target.Bucket == stored.Bucket)
        ?? Array.Find(_targets, target => target.Bucket == stored.Bucket)
        ?? throw new RecordingFailedException(
            "storage_unknown",
            $"{stored.Key} lies in bucket {stored.Bucket} (storage {stored.Target}), which is not configured any more: add it as Recorder:Storage:Primary or Backup.",
            retryable: false);
}
