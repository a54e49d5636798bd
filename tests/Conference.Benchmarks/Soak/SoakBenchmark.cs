using System.Diagnostics;
using Conference.Benchmarks.Reporting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Benchmarks.Soak;

/// <summary>Creates, uses and closes objects of all types for a long time, and tells whether anything grows.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private const int SamplesPerRun = 100;
    private const int MeetingsAtOnce = 4;

    /// <summary>The part of a run in which caches, pools and the worker's allocator find their size.</summary>
    private const double WarmUp = 0.2;

    private static readonly TimeSpan ShortestPart = TimeSpan.FromSeconds(2);

    public string Name => "soak";

    public string About => "creates, uses and closes objects of all types on four workers: does anything grow?";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["minutes"] = "30",
        ["workers"] = "4",
        ["seed"] = "1",
    };

    public bool IsVerdict => true;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(
        BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromMinutes(options.Number("minutes"));
        var part = TimeSpan.FromTicks(Math.Max(ShortestPart.Ticks, duration.Ticks / SamplesPerRun));
        var workers = await Task.WhenAll(Enumerable.Range(0, (int)options.Number("workers")).Select(_ => StartWorkerAsync(cancellationToken)));
        try
        {
            var soak = new SoakRun(workers, (int)options.Number("seed"));
            var started = Stopwatch.GetTimestamp();
            var samples = new List<SoakSample>();
            do
            {
                await soak.HoldMeetingsAsync(part, MeetingsAtOnce, cancellationToken);
                // A worker that comes and goes: its process, pipes and threads must go with it.
                await (await StartWorkerAsync(cancellationToken)).DisposeAsync();
                samples.Add(SoakSample.Take(Stopwatch.GetElapsedTime(started), workers));
                progress.WriteLine($"{soak.Meetings,8} meetings, {samples[^1]}");
            }
            while (Stopwatch.GetElapsedTime(started) < duration);

            return SoakVerdict.Rows([.. samples.Skip((int)(samples.Count * WarmUp))], soak);
        }
        finally
        {
            foreach (var worker in workers) await worker.DisposeAsync();
        }
    }

    private static Task<Worker> StartWorkerAsync(CancellationToken cancellationToken) =>
        Worker.StartAsync(new WorkerOptions(), NullLoggerFactory.Instance, cancellationToken);
}
