using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

internal sealed partial class ObjectUpload
{
    private const int MaximumBeginnings = 3;

    // A storage may put the parts of a large object together for minutes.
    private static readonly TimeSpan CompletionPatience = TimeSpan.FromMinutes(5);

    private async Task<bool> SendPartsAsync(CancellationToken cancellationToken)
    {
        for (var beginning = 1; ; beginning++)
        {
            try
            {
                var listed = await GoOnAsync(cancellationToken) ?? await BeginAsync(cancellationToken);
                await SendMissingPartsAsync(listed, cancellationToken);
                await unchanged;
                await CompleteAsync(cancellationToken);
                return entry.Parts.TrueForAll(part => part.Verified);
            }
            catch (StorageFaultException fault) when (fault.Kind == FaultKind.UploadForgotten && beginning < MaximumBeginnings)
            {
                // Aborted by a lifecycle rule or somebody else; or completed, by a request whose answer was lost.
                if (await IsCompletedAsync(cancellationToken))
                    return entry.Parts.TrueForAll(part => part.Verified);
                UploadForgotten(context.Logger, _target.Name, entry.Key);
                await ForgetAsync(cancellationToken);
            }
        }
    }

    /// <summary>The parts that the storage has of an earlier upload; null when there is none.</summary>
    private async Task<List<PartDetail>?> GoOnAsync(CancellationToken cancellationToken)
    {
        if (entry.UploadId is null)
            return null;
        var listed = new List<PartDetail>();
        int? marker = null;
        do
        {
            var request = new ListPartsRequest
            {
                BucketName = _target.Bucket,
                Key = entry.Key,
                UploadId = entry.UploadId,
                PartNumberMarker = marker?.ToString(),
            };
            var page = await context.Retrier.RunAsync(
                _target, $"listing the parts of {entry.Key}", attempt => _target.Client.ListPartsAsync(request, attempt.Token), cancellationToken);
            listed.AddRange(page.Parts ?? []);
            marker = page.IsTruncated == true ? page.NextPartNumberMarker : null;
        }
        while (marker is not null);

        GoesOn(context.Logger, _target.Name, entry.Key, listed.Count);
        return listed;
    }

    private async Task<List<PartDetail>> BeginAsync(CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = _target.Bucket,
            Key = entry.Key,
            ContentType = artifact.MediaType,
            ServerSideEncryptionMethod = EncryptionMethod(),
        };
        request.Metadata["sha256"] = entry.Sha256;
        request.Metadata["recording"] = job.Id;
        if (_target.Options.StorageClass.Length > 0)
            request.StorageClass = new S3StorageClass(_target.Options.StorageClass);
        if (_target.Options.KmsKeyId.Length > 0)
            request.ServerSideEncryptionKeyManagementServiceKeyId = _target.Options.KmsKeyId;
        if (_target.Options.Checksums)
            request.ChecksumAlgorithm = ChecksumAlgorithm.SHA256;
        var response = await context.Retrier.RunAsync(
            _target, $"beginning the upload of {entry.Key}", attempt => _target.Client.InitiateMultipartUploadAsync(request, attempt.Token), cancellationToken);
        await context.Progress.ChangeAsync(() => entry.UploadId = response.UploadId, cancellationToken);
        return [];
    }

    private async Task SendMissingPartsAsync(List<PartDetail> listed, CancellationToken cancellationToken)
    {
        var plan = new PartPlan(content.Length, entry.PartBytes);
        var stored = listed.Where(part => part.Size == plan.LengthOf(part.PartNumber!.Value)).ToDictionary(part => part.PartNumber!.Value);
        var kept = entry.Parts.Where(part => stored.TryGetValue(part.Number, out var there) && Same(there.ETag, part.ETag)).ToList();
        await context.Progress.ChangeAsync(
            () =>
            {
                entry.Parts.Clear();
                entry.Parts.AddRange(kept);
            },
            cancellationToken);
        context.Sent(kept.Sum(part => plan.LengthOf(part.Number)));

        var missing = Enumerable.Range(1, plan.Count).Except(kept.Select(part => part.Number));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = context.Options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(missing, parallel, async (number, token) =>
        {
            await context.Gate.WaitAsync(token);
            try
            {
                var part = await RecognizeAsync(plan, number, stored.GetValueOrDefault(number), token) ?? await SendAsync(plan, number, token);
                await context.Progress.ChangeAsync(() => entry.Parts.Add(part), token);
                context.Sent(plan.LengthOf(number));
            }
            finally
            {
                context.Gate.Release();
            }
        });
    }

    /// <summary>A part that was stored just before a process was killed, and so is in no record: its ETag tells whether it is ours.</summary>
    private async Task<PartRecord?> RecognizeAsync(PartPlan plan, int number, PartDetail? stored, CancellationToken cancellationToken)
    {
        if (stored is null)
            return null;
        var md5 = await PartBody.Md5Async(content, plan.OffsetOf(number), plan.LengthOf(number), () => { }, cancellationToken);
        if (!Same(stored.ETag, md5))
            return null;
        var sha256 = await PartBody.Sha256Async(content, plan.OffsetOf(number), plan.LengthOf(number), () => { }, cancellationToken);
        return new PartRecord(number, stored.ETag, Checksum(sha256), Verified: true);
    }

    private Task<PartRecord> SendAsync(PartPlan plan, int number, CancellationToken cancellationToken) => context.Retrier.RunAsync(
        _target,
        $"upload of part {number} of {entry.Key}",
        async attempt =>
        {
            var (offset, length) = (plan.OffsetOf(number), plan.LengthOf(number));
            var sha256 = await PartBody.Sha256Async(content, offset, length, attempt.Progressed, attempt.Token);
            await using var body = new PartBody(content, offset, length, attempt.Progressed);
            var request = new UploadPartRequest
            {
                BucketName = _target.Bucket,
                Key = entry.Key,
                UploadId = entry.UploadId,
                PartNumber = number,
                PartSize = length,
                InputStream = body,
                UseChunkEncoding = false,
                DisablePayloadSigning = _target.ProtectsBodies,
                ChecksumSHA256 = Checksum(sha256),
            };
            var response = await _target.Client.UploadPartAsync(request, attempt.Token);
            var isConfirmed = await IsConfirmedAsync(offset, length, response.ETag, response.ChecksumSHA256, sha256, attempt);
            return new PartRecord(number, response.ETag, Checksum(sha256), isConfirmed);
        },
        cancellationToken);

    private Task<CompleteMultipartUploadResponse> CompleteAsync(CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = _target.Bucket,
            Key = entry.Key,
            UploadId = entry.UploadId,
            PartETags =
            [
                .. entry.Parts.OrderBy(part => part.Number)
                    .Select(part => new PartETag(part.Number, part.ETag) { ChecksumSHA256 = part.ChecksumSha256 }),
            ],
        };
        return context.Retrier.RunAsync(
            _target, $"completing the upload of {entry.Key}", CompletionPatience,
            attempt => _target.Client.CompleteMultipartUploadAsync(request, attempt.Token), cancellationToken);
    }

    private async Task<bool> IsCompletedAsync(CancellationToken cancellationToken) =>
        entry.Parts.Count == new PartPlan(content.Length, entry.PartBytes).Count
        && await context.Objects.CompareAsync(_target, entry.Key, content.Length, entry.Sha256, cancellationToken) is null;

    private Task ForgetAsync(CancellationToken cancellationToken)
    {
        context.Sent(-entry.Parts.Sum(part => new PartPlan(content.Length, entry.PartBytes).LengthOf(part.Number)));
        return context.Progress.ChangeAsync(
            () =>
            {
                entry.UploadId = null;
                entry.Parts.Clear();
            },
            cancellationToken);
    }

    private static bool Same(string etag, string other) => string.Equals(etag.Trim('"'), other.Trim('"'), StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(4103, LogLevel.Information, "Storage {Target}: the upload of {Key} goes on, {Parts} parts are there")]
    private static partial void GoesOn(ILogger logger, string target, string key, int parts);

    [LoggerMessage(4104, LogLevel.Warning, "Storage {Target}: it does not know the upload of {Key} any more, which begins anew")]
    private static partial void UploadForgotten(ILogger logger, string target, string key);
}
