using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver;
using Conference.Testing.S3;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>A storage on the S3 server of the tests, configured as an operator would.</summary>
internal static class TestStorage
{
    public const int PartBytes = 5 << 20;

    public static StorageOptions Options(Uri endpoint, string bucket) => new()
    {
        Primary = Target(endpoint, bucket),
        PartBytes = PartBytes,
        RetryDelay = TimeSpan.FromMilliseconds(20),
    };

    public static StorageTargetOptions Target(Uri endpoint, string bucket) => new()
    {
        Bucket = bucket,
        ServiceUrl = endpoint.ToString(),
        AccessKey = SwiftServer.AccessKey,
        SecretKey = SwiftServer.SecretKey,
    };

    public static S3RecordingStorage Open(StorageOptions options)
    {
        var result = new StorageOptionsValidator().Validate(null, options);
        Assert.True(result.Succeeded, result.FailureMessage);
        return new S3RecordingStorage(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, NullLogger<S3RecordingStorage>.Instance);
    }

    public static Task<IReadOnlyList<StoredObject>> DeliverAsync(this S3RecordingStorage storage, StoredRecording recording) =>
        storage.DeliverAsync(recording.Job, recording.Folder, recording.Artifacts, new Progress<double>(), CancellationToken.None);

    public static async Task<byte[]> ReadAsync(this S3RecordingStorage storage, StoredObject stored, long offset = 0, long? length = null)
    {
        await using var stream = await storage.OpenAsync(stored, offset, length, CancellationToken.None);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
