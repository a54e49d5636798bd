using System.Diagnostics;
using System.Security.Cryptography;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Conference.Recorder;
using Conference.Recorder.Contracts;
using Conference.Testing.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Benchmarks.Storage;

/// <summary>Sends files in different ways, and measures.</summary>
internal sealed class Uploads(SwiftServer server, string folder)
{
    public const string Bucket = "bench";

    private const int PartBytes = 16 << 20;
    private const int Parallelism = 4;

    private readonly Dictionary<string, RecordingArtifact> _files = [];

    public void Write(string name, int mebibytes)
    {
        var path = Path.Combine(folder, name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.Create(path);
        var block = new byte[1 << 20];
        for (var written = 0; written < mebibytes; written++)
        {
            RandomNumberGenerator.Fill(block);
            hash.AppendData(block);
            file.Write(block);
        }

        _files[name] = new RecordingArtifact(ArtifactKind.Composite, name, "video/mp4", file.Length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    public async Task<UploadFigures> RunAsync(UploadKind kind, string name, CancellationToken cancellationToken)
    {
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5", cancellationToken); // the peak begins here
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        switch (kind)
        {
            case UploadKind.Plain or UploadKind.Encrypted:
                await DeliverAsync(kind == UploadKind.Encrypted, _files[name], cancellationToken);
                break;
            case UploadKind.Sdk:
                await TransferAsync(name, cancellationToken);
                break;
            default:
                await CurlAsync(name, cancellationToken);
                break;
        }

        var megabytes = _files[name].SizeBytes / 1e6;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return new UploadFigures(megabytes / watch.Elapsed.TotalSeconds, used.TotalSeconds / (megabytes / 1000), PeakMebibytes());
    }

    private async Task DeliverAsync(bool encrypted, RecordingArtifact artifact, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddRecordingStorage(options =>
        {
            options.Primary = new StorageTargetOptions
            {
                Bucket = Bucket,
                ServiceUrl = server.Address.ToString(),
                AccessKey = SwiftServer.AccessKey,
                SecretKey = SwiftServer.SecretKey,
            };
            (options.PartBytes, options.Parallelism) = (PartBytes, Parallelism);
            if (encrypted)
                options.Encryption = new StorageEncryptionOptions { CurrentKey = "k", Keys = { ["k"] = Convert.ToBase64String(new byte[32]) } };
        });
        await using var provider = services.BuildServiceProvider();
        var job = new RecordingJob(
            Guid.NewGuid().ToString("N"), "bench", "1", "bench", "bench", new RecordingSettings(), DateTimeOffset.UnixEpoch);
        var storage = provider.GetRequiredService<IRecordingStorage>();
        foreach (var stored in await storage.DeliverAsync(job, folder, [artifact], new Progress<double>(), cancellationToken))
            await storage.DeleteAsync(stored, cancellationToken);
        File.Delete(Path.Combine(folder, "upload.json"));
    }

    private async Task TransferAsync(string name, CancellationToken cancellationToken)
    {
        using var client = server.CreateClient();
        using var transfer = new TransferUtility(client, new TransferUtilityConfig { ConcurrentServiceRequests = Parallelism, MinSizeBeforePartUpload = PartBytes });
        await transfer.UploadAsync(
            new TransferUtilityUploadRequest { BucketName = Bucket, Key = "sdk", FilePath = Path.Combine(folder, name), PartSize = PartBytes }, cancellationToken);
        await client.DeleteObjectAsync(Bucket, "sdk", cancellationToken);
    }

    private async Task CurlAsync(string name, CancellationToken cancellationToken)
    {
        using var client = server.CreateClient();
        var link = await client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = Bucket,
            Key = "curl",
            Verb = Amazon.S3.HttpVerb.PUT,
            Protocol = Amazon.S3.Protocol.HTTP,
            Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
        });
        using var curl = Process.Start("curl", ["--silent", "--fail", "--upload-file", Path.Combine(folder, name), link]);
        await curl.WaitForExitAsync(cancellationToken);
        if (curl.ExitCode != 0)
            throw new InvalidOperationException($"curl ended with {curl.ExitCode}.");
        await client.DeleteObjectAsync(Bucket, "curl", cancellationToken);
    }

    private static double PeakMebibytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }
}
