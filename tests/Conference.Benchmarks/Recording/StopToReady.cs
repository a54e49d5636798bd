using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Recording;

/// <summary>How long after Stop the MP4 of a short and of a long meeting is there, and whether memory grows meanwhile.</summary>
internal static class StopToReady
{
    private const double MostMebibytesPerMinute = 0.5;

    // A meeting so long is recorded in real time; a longer one is replayed faster.
    private const int RealMinutes = 1;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(
        string folder, IEnumerable<int> minutes, double speed, TextWriter progress, CancellationToken cancellationToken)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var length in minutes)
        {
            var times = length <= RealMinutes ? 1 : speed;
            progress.WriteLine($"4 people for {length} min" + (times == 1 ? "" : $", replayed {times} times as fast"));
            var run = await LiveRun.RecordAsync(folder, 4, Content.CameraAsync, length * 60, times, hls: true, cancellationToken);
            var how = times == 1 ? "in real time" : $"captured tracks replayed at {times}x";
            rows.Add(FourPeople.Ready($"Stop to MP4 after {length} min", run) with
            {
                Bound = $"{how}; {run.Behind:F1} s were left to compose at Stop; HLS and thumbnails {run.StopToReady:F1} s after Stop",
            });
            if (length > RealMinutes)
                rows.Add(Growth(length, run));
            Directory.Delete(run.Folder, recursive: true);
        }

        return rows;
    }

    /// <summary>The least squares line, without the first fifth, in which buffers and heaps find their size.</summary>
    private static BenchmarkRow Growth(int length, LiveRun run)
    {
        var samples = run.Memory.Skip(run.Memory.Count / 5).ToList();
        var (x, y) = (samples.Average(sample => sample.Minute), samples.Average(sample => sample.Mebibytes));
        var slope = samples.Sum(sample => (sample.Minute - x) * (sample.Mebibytes - y)) / samples.Sum(sample => (sample.Minute - x) * (sample.Minute - x));
        return new BenchmarkRow(
            $"resident memory over {length} min", "MiB/min", slope, null, null, $"<= {MostMebibytesPerMinute}", slope <= MostMebibytesPerMinute)
        {
            Bound = $"{samples[0].Mebibytes:F0} MiB at first, {samples[^1].Mebibytes:F0} MiB at last",
        };
    }
}
