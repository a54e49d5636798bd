using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Compose;

/// <summary>Makes the composite MP4 of a recording from its journal and its track files.</summary>
internal sealed partial class Composer(FfmpegTools tools, IOptions<RecorderOptions> options, ILogger<Composer> logger)
{
    private readonly RecorderOptions _options = options.Value;
    private readonly ILogger _logger = logger;

    /// <exception cref="FfmpegException">FFmpeg failed where there was nothing left to leave out.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public async Task<Composition> ComposeAsync(
        RecordingFolder folder, RecordingSettings settings, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var journal = await JournalReader.ReadAsync(folder.Journal, cancellationToken);
        var timeline = await BuildTimelineAsync(folder, journal, cancellationToken);
        var scenes = ScenePlanner.Plan(timeline, settings);
        var format = VideoFormat.Of(settings);
        var runs = PrepareRuns(folder);
        var missing = new List<string>(timeline.Missing);
        var frames = scenes.Sum(scene => scene.FrameCount);

        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var mixing = new AudioMixer(runs, folder).MixAsync(timeline, format, frames, failing.Token);
        try
        {
            await RenderAsync(folder, scenes, runs, missing, progress, failing.Token);
        }
        catch (Exception)
        {
            // The mix must not run on without its owner; what went wrong here is thrown on.
            await failing.CancelAsync();
            await mixing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await mixing;
        var composite = await JoinAsync(folder, scenes.Count, runs, cancellationToken);
        Directory.Delete(folder.Scenes, recursive: true);
        return new Composition(
            TimeSpan.FromTicks(frames * TimeSpan.TicksPerSecond / format.FrameRate), composite.Length, journal.OfType<TakeEnded>().Sum(take => take.CpuSeconds), runs.CpuSeconds, scenes.Count,
            [.. timeline.Participants.Select(participant => participant.Name)], missing);
    }

    private async Task<Timeline> BuildTimelineAsync(
        RecordingFolder folder, IReadOnlyList<JournalEntry> journal, CancellationToken cancellationToken)
    {
        var packetTimes = new Dictionary<string, double[]>();
        foreach (var take in journal.OfType<TakeBegan>())
            packetTimes[take.TakeId] = await TakeProbe.ReadPacketTimesAsync(tools, folder.Track(take.File), cancellationToken);
        return TimelineBuilder.Build(journal, packetTimes);
    }

    private FfmpegRuns PrepareRuns(RecordingFolder folder)
    {
        // A folder per attempt: an FFmpeg that outlived a crash of its owner may still write into the one before.
        var attempt = Path.Combine(folder.Scenes, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(attempt);
        return new FfmpegRuns(tools, attempt, name => folder.Log("compose-" + name));
    }

    private async Task RenderAsync(
        RecordingFolder folder, IReadOnlyList<Scene> scenes, FfmpegRuns runs, List<string> missing, IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var renderer = new SceneRenderer(runs, _options, _logger);
        var total = scenes.Sum(scene => scene.FrameCount);
        string InputOf(VideoSpan span) => folder.Track(span.File);
        for (var i = 0; i < scenes.Count; i++)
        {
            var scene = scenes[i];
            void Report(int frames) => progress.Report((double)(scene.FirstFrame + frames) / total);
            try
            {
                await renderer.RenderAsync(SceneName(i), scene, InputOf, Report, cancellationToken);
            }
            catch (FfmpegException exception) when (scene.Tiles.Any(tile => tile.Video is not null))
            {
                // A picture that cannot be read must not cost the meeting: its scene shows the people's avatars instead.
                LogSceneFailed(exception, folder.Id, i, scene.From);
                missing.Add($"The pictures of the scene at {scene.From:F1} s: {exception.Message}");
                var plain = scene with { Tiles = [.. scene.Tiles.Select(tile => tile with { Video = null })] };
                await renderer.RenderAsync(SceneName(i), plain, InputOf, Report, cancellationToken);
            }
        }
    }

    private static async Task<FileInfo> JoinAsync(RecordingFolder folder, int count, FfmpegRuns runs, CancellationToken cancellationToken)
    {
        const string list = "scenes.txt";
        const string joined = "composite.mp4";
        await File.WriteAllLinesAsync(
            runs.PathOf(list), Enumerable.Range(0, count).Select(i => $"file {SceneRenderer.FileName(SceneName(i))}"), cancellationToken);
        await runs.RunAsync(
            "join",
            ["-f", "concat", "-i", list, "-i", AudioMixer.FileName, "-map", "0:v", "-map", "1:a", "-c", "copy", "-movflags", "+faststart", joined],
            onFrames: null,
            cancellationToken);

        // Same file system, so this is one atomic step: composite.mp4 is whole or not there.
        File.Move(runs.PathOf(joined), folder.Composite, overwrite: true);
        return new FileInfo(folder.Composite);
    }

    private static string SceneName(int index) => $"scene-{index:D4}";

    [LoggerMessage(4020, LogLevel.Warning, "Recording {RecordingId}: scene {Scene} at {Seconds} s is rendered without its pictures")]
    private partial void LogSceneFailed(Exception exception, string recordingId, int scene, double seconds);
}
