using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Recording;

/// <summary>What a recording costs by the number of people in it.</summary>
internal static class ManyPeople
{
    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(
        string folder, IEnumerable<int> counts, double seconds, TextWriter progress, CancellationToken cancellationToken)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var people in counts)
        {
            progress.WriteLine($"{people} people, {seconds} s live");
            var run = await LiveRun.RecordAsync(folder, people, Content.CameraAsync, seconds, 1, hls: false, cancellationToken);
            rows.Add(new($"{people} people: all CPU", "core-s/s", run.Total / run.Seconds, null, null, null, null)
            {
                Bound = $"capture {run.Capture / run.Seconds:F3}, FFmpeg {run.Compose / run.Seconds:F3}, MP4 {run.StopToMp4:F1} s after Stop",
            });
        }

        return rows;
    }
}
