using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Testing.People;

namespace Conference.Benchmarks.Recording;

/// <summary>One recording, from Record over Stop to its MP4, with what it cost.</summary>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="Capture">CPU seconds of the process, without what sending took: capture, and the conduct of composing.</param>
/// <param name="Compose">CPU seconds of all FFmpeg runs.</param>
/// <param name="Behind">Seconds of the recording that were settled at Stop and not composed yet.</param>
/// <param name="StopToMp4">Seconds from Stop until the MP4 was there.</param>
/// <param name="StopToReady">Seconds from Stop until everything was: poster, thumbnails, HLS, manifest.</param>
/// <param name="Memory">Resident MiB of the process by minute of the recording.</param>
/// <param name="Speed">How many times as fast as in reality it was recorded.</param>
internal sealed record LiveRun(
    RecordingJob Job, RecordingResult Result, string Folder, double Seconds, double Capture, double Compose, double Behind, double StopToMp4, double StopToReady,
    IReadOnlyList<(double Minute, double Mebibytes)> Memory, double Speed)
{
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    public double Total => Capture + Compose;

    public string Composite => Path.Combine(Folder, Result.Artifacts.First(artifact => artifact.Kind == ArtifactKind.Composite).Path);

    /// <param name="picture">What a person's camera sends.</param>
    /// <param name="seconds">Of the recording; at a speed above 1 they take less.</param>
    /// <param name="hls">Whether the composite is cut into HLS segments too, before it counts as ready.</param>
    public static async Task<LiveRun> RecordAsync(
        string dataFolder, int people, Func<int, Task<MediaLoop>> picture, double seconds, double speed, bool hls, CancellationToken cancellationToken)
    {
        var time = speed == 1 ? TimeProvider.System : new FastTime(speed);
        using var meeting = new ReplayMeeting(time);
        for (var number = 0; number < people; number++)
            await meeting.JoinAsync(new Persona(number), $"Person {number + 1}", picture: await picture(number));

        await using var host = EngineHost.Create(meeting, dataFolder, time);
        var job = NewJob(time, hls);
        var (before, sent) = (CpuMeter.Read(), meeting.SendingCpuSeconds);
        await using var capture = await host.Engine.CaptureAsync(job, cancellationToken);
        var memory = await WatchMemoryAsync(time, seconds, cancellationToken);

        var behind = capture.Backlog.TotalSeconds;
        var stopped = Stopwatch.GetTimestamp();
        var film = WaitForAsync(Path.Combine(host.Engine.FolderOf(job.Id), "composite.mp4"), stopped, cancellationToken);
        var end = await capture.StopAsync(cancellationToken);
        var result = await host.Engine.ComposeAsync(job, anew: false, new Progress<double>(), cancellationToken);
        var ready = Stopwatch.GetElapsedTime(stopped).TotalSeconds;
        var used = CpuMeter.Read() - before;
        return new LiveRun(
            job, result, host.Engine.FolderOf(job.Id), end.Duration.TotalSeconds, used.Own - (meeting.SendingCpuSeconds - sent), used.Children, behind, await film, ready, memory, speed);
    }

    public static RecordingJob NewJob(TimeProvider time, bool hls = false) => new(
        Guid.NewGuid().ToString("N"), "tenant-1", ReplayMeeting.Id, "abc-defg-hij", "Benchmark", new RecordingSettings(RecordingLayout.Grid, Hls: hls), time.GetUtcNow());

    // It gets its name when it is whole.
    private static async Task<double> WaitForAsync(string file, long since, CancellationToken cancellationToken)
    {
        while (!File.Exists(file))
            await Task.Delay(LookInterval, cancellationToken);
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<IReadOnlyList<(double, double)>> WatchMemoryAsync(TimeProvider time, double seconds, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var samples = new List<(double, double)>();
        while (time.GetElapsedTime(began) is var passed && passed.TotalSeconds < seconds)
        {
            var left = TimeSpan.FromSeconds(seconds) - passed;
            await Task.Delay(left < MemoryInterval ? left : MemoryInterval, time, cancellationToken);
            samples.Add((time.GetElapsedTime(began).TotalMinutes, Environment.WorkingSet / 1024.0 / 1024));
        }

        return samples;
    }
}
