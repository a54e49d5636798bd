using Amazon.S3;
using Amazon.S3.Model;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Deliver;

/// <summary>Sends one object to one target: in one request when it is small, in parts otherwise.</summary>
/// <param name="unchanged">Done when the file is known to be what was composed; the object comes into being only then.</param>
internal sealed partial class ObjectUpload(
    UploadContext context, ObjectRecord entry, ObjectContent content, Task unchanged, RecordingJob job, RecordingArtifact artifact)
{
    private readonly S3Target _target = context.Target;

    /// <summary>Returns when the object is there; whether its bytes are known to be right.</summary>
    /// <exception cref="StorageFaultException">It could not be sent.</exception>
    public Task<bool> RunAsync(CancellationToken cancellationToken) =>
        content.Length <= entry.PartBytes ? PutAsync(cancellationToken) : SendPartsAsync(cancellationToken);

    private async Task<bool> PutAsync(CancellationToken cancellationToken)
    {
        await unchanged;
        await context.Gate.WaitAsync(cancellationToken);
        try
        {
            return await context.Retrier.RunAsync(_target, $"upload of {entry.Key}", PutOnceAsync, cancellationToken);
        }
        finally
        {
            context.Gate.Release();
        }
    }

    private async Task<bool> PutOnceAsync(RequestAttempt attempt)
    {
        var sha256 = await PartBody.Sha256Async(content, 0, content.Length, attempt.Progressed, attempt.Token);
        await using var body = new PartBody(content, 0, content.Length, attempt.Progressed);
        var request = new PutObjectRequest
        {
            BucketName = _target.Bucket,
            Key = entry.Key,
            ContentType = artifact.MediaType,
            InputStream = body,
            AutoCloseStream = false,
            AutoResetStreamPosition = false,
            UseChunkEncoding = false,
            DisablePayloadSigning = _target.ProtectsBodies,
            ChecksumSHA256 = Checksum(sha256),
        };
        request.Metadata["sha256"] = entry.Sha256;
        request.Metadata["recording"] = job.Id;
        if (_target.Options.StorageClass.Length > 0)
            request.StorageClass = new S3StorageClass(_target.Options.StorageClass);
        request.ServerSideEncryptionMethod = EncryptionMethod();
        if (_target.Options.KmsKeyId.Length > 0)
            request.ServerSideEncryptionKeyManagementServiceKeyId = _target.Options.KmsKeyId;
        var response = await _target.Client.PutObjectAsync(request, attempt.Token);
        context.Sent(content.Length);
        return await IsConfirmedAsync(0, content.Length, response.ETag, response.ChecksumSHA256, sha256, attempt);
    }

    private string? Checksum(byte[] sha256) => _target.Options.Checksums ? Convert.ToBase64String(sha256) : null;

    private ServerSideEncryptionMethod? EncryptionMethod() => _target.Options.ServerSideEncryption switch
    {
        ServerSideEncryptionMode.Default => null,
        ServerSideEncryptionMode.Aes256 => ServerSideEncryptionMethod.AES256,
        ServerSideEncryptionMode.Kms => ServerSideEncryptionMethod.AWSKMS,
    };

    // A checksum is repeated only by who has compared it; an ETag is the MD5 unless the storage encrypts with its own keys.
    private async Task<bool> IsConfirmedAsync(long offset, long length, string? etag, string? checksum, byte[] sha256, RequestAttempt attempt) =>
        checksum == Convert.ToBase64String(sha256)
        || (etag is not null && Same(etag, await PartBody.Md5Async(content, offset, length, attempt.Progressed, attempt.Token)));
}
