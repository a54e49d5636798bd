using System.Globalization;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Deliver;

/// <summary>
/// Tries the storage when the host starts. What the storage itself refuses is a mistake of the configuration and ends the start; one that
/// does not answer may be back before the first recording is finished, and is a warning.
/// </summary>
internal sealed partial class StorageCheck(
    S3RecordingStorage storage, IOptions<StorageOptions> options, TimeProvider time, ILogger<StorageCheck> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StorageOptions _options = options.Value;

    /// <exception cref="RecorderUnavailableException">The storage cannot be used as it is configured.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_options.IsRemote)
            return;
        foreach (var target in storage.Targets)
        {
            if (_options.StartCheck != StorageStartCheck.Off)
                await CheckAsync(target, cancellationToken);
            if (target.Options.TransitionAfterDays > 0)
                await BucketLifecycle.ApplyAsync(target, storage.Prefix, logger, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync(S3Target target, CancellationToken cancellationToken)
    {
        using var attempt = new RequestAttempt(Patience, time, cancellationToken);
        var (step, warning) = ("looking for the bucket", "");
        try
        {
            // Not HEAD, whose answers have no body and so say nothing about what is wrong.
            await target.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = target.Bucket, MaxKeys = 1, Prefix = storage.Prefix }, attempt.Token);
            if (_options.StartCheck == StorageStartCheck.Write)
            {
                step = "writing, reading and deleting a small object";
                await WriteAsync(target, attempt.Token);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageFaults.Classify(exception) is { } kind)
        {
            var message = target.Message(step, exception, attempts: 1);
            if (kind != FaultKind.Unreachable)
                throw new RecorderUnavailableException(kind == FaultKind.Corrupt ? "storage_corrupt" : "storage_refused", message, exception);
            warning = message;
        }

        if (warning.Length > 0)
            NotReached(logger, warning);
        else
            Usable(logger, target.Name, target.Options.Endpoint, target.Bucket);
    }

    private async Task WriteAsync(S3Target target, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{storage.Prefix}.conference-check-{Guid.NewGuid():N}");
        await target.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = target.Bucket, Key = key, ContentBody = key, UseChunkEncoding = false }, cancellationToken);
        using (var response = await target.Client.GetObjectAsync(target.Bucket, key, cancellationToken))
        {
            using var reader = new StreamReader(response.ResponseStream, Encoding.UTF8);
            if (await reader.ReadToEndAsync(cancellationToken) != key)
            {
                throw new AmazonS3Exception($"A small object came back with other content than was written. It is left as {key}")
                {
                    ErrorCode = "BadDigest",
                };
            }
        }

        await target.Client.DeleteObjectAsync(target.Bucket, key, cancellationToken);
    }

    [LoggerMessage(4110, LogLevel.Information, "Storage {Target} is usable: {Endpoint}, bucket {Bucket}")]
    private static partial void Usable(ILogger logger, string target, string endpoint, string bucket);

    [LoggerMessage(4111, LogLevel.Warning, "{Message} Recordings wait on this host's disk until it answers")]
    private static partial void NotReached(ILogger logger, string message);
}
