using Conference.Benchmarks.Reporting;
using Conference.Testing.S3;

namespace Conference.Benchmarks.Storage;

/// <summary>Delivery of a large file to a real S3 server on loopback, beside the SDK's own transfer utility and curl.</summary>
internal sealed class StorageBenchmark : IBenchmark
{
    private const int SmallMebibytes = 64;
    private const double MemoryLimitMebibytes = 40;

    public string Name => "storage";

    public string About => "deliver a file to S3 (Swift on loopback): MB/s, CPU and memory, beside the SDK's transfer utility and curl";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string> { ["megabytes"] = "1024", ["rounds"] = "3" };

    public bool IsVerdict => false;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conference-storage-bench-").FullName;
        try
        {
            await using var server = await SwiftServer.StartAsync(cancellationToken);
            await server.CreateBucketAsync(Uploads.Bucket, cancellationToken);
            var uploads = new Uploads(server, folder);
            uploads.Write("small", SmallMebibytes);
            uploads.Write("large", (int)options.Number("megabytes"));
            // The first upload of each kind pays for the start of the runtime's code.
            foreach (var kind in Enum.GetValues<UploadKind>())
                await uploads.RunAsync(kind, "small", cancellationToken);

            var best = new Dictionary<UploadKind, UploadFigures>();
            for (var round = 1; round <= (int)options.Number("rounds"); round++)
            {
                foreach (var kind in Enum.GetValues<UploadKind>())
                {
                    var figures = await uploads.RunAsync(kind, "large", cancellationToken);
                    await progress.WriteLineAsync($"round {round}: {kind} {figures.MegabytesPerSecond:0} MB/s, {figures.CpuSecondsPerGigabyte:0.00} core-s/GB");
                    if (!best.TryGetValue(kind, out var known) || figures.MegabytesPerSecond > known.MegabytesPerSecond)
                        best[kind] = figures;
                }
            }

            var small = await uploads.RunAsync(UploadKind.Plain, "small", cancellationToken);
            return Rows(best, small.PeakMebibytes, options.Number("megabytes"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<BenchmarkRow> Rows(Dictionary<UploadKind, UploadFigures> best, double smallPeak, double megabytes)
    {
        var (plain, encrypted, sdk, curl) = (best[UploadKind.Plain], best[UploadKind.Encrypted], best[UploadKind.Sdk], best[UploadKind.Curl]);
        var growth = plain.PeakMebibytes - smallPeak;
        return
        [
            Compare("delivered and verified, beside TransferUtility", "MB/s", plain.MegabytesPerSecond, sdk.MegabytesPerSecond, ">= 0.90", ratio => ratio >= 0.9),
            Compare("delivered and verified, beside one curl -T", "MB/s", plain.MegabytesPerSecond, curl.MegabytesPerSecond, null, null),
            Compare("the same, encrypted here", "MB/s", encrypted.MegabytesPerSecond, sdk.MegabytesPerSecond, null, null),
            Compare("CPU of the sender", "core-s/GB", plain.CpuSecondsPerGigabyte, sdk.CpuSecondsPerGigabyte, null, null),
            Compare("CPU of the sender, encrypted here", "core-s/GB", encrypted.CpuSecondsPerGigabyte, sdk.CpuSecondsPerGigabyte, null, null),
            new(
                $"peak memory, {megabytes:0} MiB above {SmallMebibytes} MiB", "MiB", growth, null, null, $"<= {MemoryLimitMebibytes:0}",
                growth <= MemoryLimitMebibytes),
        ];
    }

    private static BenchmarkRow Compare(string name, string unit, double ours, double peer, string? target, Func<double, bool>? isMet) =>
        new(name, unit, ours, peer, ours / peer, target, isMet?.Invoke(ours / peer));
}
