using Conference.Benchmarks.Reporting;
using Conference.Recorder;

namespace Conference.Benchmarks.Recording;

/// <summary>Four people at 640×360 into 720p25, live; then the same tracks by one plain call of FFmpeg.</summary>
internal static class FourPeople
{
    private const int People = 4;
    private const int ReferenceQuality = 10;
    private const double MostCores = 0.5;
    private const double MostCoresPerPerson = 3;
    private const double MostCpuOfPlain = 1.25;

    // The last digit of a figure that differs between two runs of the same encoder.
    private const double SameSimilarity = 0.0005;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(
        string folder, double seconds, TextWriter progress, CancellationToken cancellationToken)
    {
        var options = new RecorderOptions();
        progress.WriteLine($"four people, {seconds} s live");
        var camera = await LiveRun.RecordAsync(folder, People, Content.CameraAsync, seconds, 1, hls: false, cancellationToken);
        progress.WriteLine($"four people whose pictures change everywhere, {seconds} s live");
        var hard = await LiveRun.RecordAsync(folder, People, Content.HardAsync, seconds, 1, hls: false, cancellationToken);
        progress.WriteLine("the same tracks by one call of FFmpeg");
        var plain = Path.Combine(folder, "plain.mp4");
        var plainCpu = await PlainFfmpeg.RenderAsync(camera.Folder, plain, options.VideoPreset, options.VideoQuality, cancellationToken);
        var plainHardCpu = await PlainFfmpeg.RenderAsync(
            hard.Folder, Path.Combine(folder, "plain-hard.mp4"), options.VideoPreset, options.VideoQuality, cancellationToken);
        progress.WriteLine($"both against themselves at crf {ReferenceQuality}");
        var plainReference = Path.Combine(folder, "plain-reference.mp4");
        await PlainFfmpeg.RenderAsync(camera.Folder, plainReference, options.VideoPreset, ReferenceQuality, cancellationToken);
        var ours = await PlainFfmpeg.SimilarityAsync(camera.Composite, await ReferenceAsync(camera, folder, cancellationToken), cancellationToken);
        var theirs = await PlainFfmpeg.SimilarityAsync(plain, plainReference, cancellationToken);

        var perPerson = camera.Capture / camera.Seconds / People * 100;
        return
        [
            Cores("4 people, composed live: all CPU", camera.Total / camera.Seconds, MostCores),
            Cores("4 people: FFmpeg's part", camera.Compose / camera.Seconds, null),
            new("4 people: capture, per person", "% of a core", perPerson, null, null, $"<= {MostCoresPerPerson}", perPerson <= MostCoresPerPerson),
            Cores("4 people, every pixel changes: all CPU", hard.Total / hard.Seconds, null),
            Beside("CPU of composing, beside one FFmpeg call", "s", camera.Compose, plainCpu),
            Beside("the same, every pixel changes", "s", hard.Compose, plainHardCpu),
            new("SSIM against crf 10", "", ours, theirs, ours / theirs, ">= the peer's", ours >= theirs - SameSimilarity),
            Ready($"Stop to MP4 after {camera.Seconds:F0} s", camera),
        ];
    }

    public static BenchmarkRow Ready(string name, LiveRun run) =>
        new(name, "s", run.StopToMp4, null, null, "<= 5", run.StopToMp4 <= 5);

    private static BenchmarkRow Cores(string name, double cores, double? most) =>
        new(name, "core-s/s", cores, null, null, most is null ? null : $"<= {most}", most is null ? null : cores <= most);

    private static BenchmarkRow Beside(string name, string unit, double ours, double theirs) =>
        new(name, unit, ours, theirs, ours / theirs, $"<= {MostCpuOfPlain}", ours / theirs <= MostCpuOfPlain);

    // The same pictures with their names and borders, so that only what encoding lost is compared.
    private static async Task<string> ReferenceAsync(LiveRun run, string folder, CancellationToken cancellationToken)
    {
        var kept = Path.Combine(folder, "camera.mp4");
        File.Copy(run.Composite, kept);
        using var nobody = new Conference.Testing.People.ReplayMeeting();
        await using var host = EngineHost.Create(nobody, folder, TimeProvider.System, ReferenceQuality);
        var result = await host.Engine.ComposeAsync(run.Job, anew: true, new Progress<double>(), cancellationToken);
        var reference = Path.Combine(folder, "camera-reference.mp4");
        File.Move(Path.Combine(run.Folder, result.Artifacts[0].Path), reference);
        File.Move(kept, run.Composite);
        return reference;
    }
}
