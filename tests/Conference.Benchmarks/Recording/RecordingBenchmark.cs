using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Recording;

/// <summary>What recordings cost, how soon they are ready, and how they stand beside one plain call of FFmpeg.</summary>
internal sealed class RecordingBenchmark : IBenchmark
{
    public string Name => "recording";

    public string About => "CPU and memory of a recording composed live, Stop to MP4, beside one plain FFmpeg call";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["parts"] = "live,people,stop",
        ["seconds"] = "60",
        ["people"] = "1,4,9,16,25",
        ["minutes"] = "1,10,60",
        ["speed"] = "3",
    };

    public bool IsVerdict => false;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conference-bench-recording-").FullName;
        try
        {
            var rows = new List<BenchmarkRow>();
            var parts = options.Text("parts").Split(',');
            var seconds = options.Number("seconds");
            if (parts.Contains("live"))
                rows.AddRange(await FourPeople.RunAsync(folder, seconds, progress, cancellationToken));
            if (parts.Contains("people"))
                rows.AddRange(await ManyPeople.RunAsync(folder, Numbers(options, "people"), seconds, progress, cancellationToken));
            if (parts.Contains("stop"))
                rows.AddRange(await StopToReady.RunAsync(folder, Numbers(options, "minutes"), options.Number("speed"), progress, cancellationToken));
            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<int> Numbers(BenchmarkOptions options, string name) => options.Text(name).Split(',').Select(text =>
        int.TryParse(text, out var number) && number > 0 ? number : throw new UsageException($"--{name} is a list of whole numbers, not '{options.Text(name)}'."));
}
