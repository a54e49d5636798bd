using System.Globalization;
using System.Text.Json;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Extras;

/// <summary>Makes all that a finished recording has besides its composite. Repeatable: what is there is made again.</summary>
internal sealed partial class ExtrasMaker(FfmpegTools tools, ILogger<ExtrasMaker> logger)
{
    private const string HlsFolder = "hls";

    // Seconds. Key frames are four seconds apart at most, and players want some segments ahead.
    private const int HlsSegment = 6;

    private readonly ILogger _logger = logger;

    /// <returns>All files that are to be delivered, the composite first and the manifest last, and all that is missing in the recording.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="FfmpegException">FFmpeg could not cut the composite into segments.</exception>
    public async Task<(IReadOnlyList<RecordingArtifact> Artifacts, IReadOnlyList<string> Missing)> MakeAsync(
        RecordingJob job, RecordingFolder folder, Composition composition, CancellationToken cancellationToken)
    {
        var journal = await JournalReader.ReadAsync(folder.Journal, cancellationToken);
        var work = Path.Combine(folder.Scenes, "extras");
        Directory.CreateDirectory(work);
        var runs = new FfmpegRuns(tools, work, name => folder.Log("extras-" + name), StallLimits.Default);
        var missing = new List<string>(composition.Missing);
        var files = new List<(ArtifactKind Kind, string Path)> { (ArtifactKind.Composite, Path.GetFileName(folder.Composite)) };
        if (job.Settings.Layout != RecordingLayout.AudioOnly)
            files.AddRange(await MakePicturesAsync(job, folder, runs, composition, missing, cancellationToken));
        files.AddRange(await WriteTextsAsync(job, folder, journal, composition.Timeline, cancellationToken));
        if (job.Settings.Hls)
            files.AddRange(await MakeHlsAsync(folder, runs, cancellationToken));
        var tracks = TracksOf(composition.Timeline).Where(track => File.Exists(Path.Combine(folder.Root, track.File))).ToList();
        if (job.Settings.Tracks)
            files.AddRange([.. tracks.Select(track => (ArtifactKind.Track, track.File)), (ArtifactKind.Journal, Path.GetFileName(folder.Journal))]);

        var artifacts = new List<RecordingArtifact>();
        foreach (var (kind, path) in files)
            artifacts.Add(await ArtifactReader.ReadAsync(folder, kind, path, cancellationToken));

        var manifest = ManifestOf(job, journal, composition, job.Settings.Tracks ? tracks : [], artifacts, missing);
        await WriteManifestAsync(folder, manifest, cancellationToken);
        artifacts.Add(await ArtifactReader.ReadAsync(folder, ArtifactKind.Manifest, Path.GetFileName(folder.Manifest), cancellationToken));
        return (artifacts, missing);
    }

    /// <summary>Nobody's recording fails for want of a thumbnail: it is told what is missing.</summary>
    private async Task<List<(ArtifactKind Kind, string Path)>> MakePicturesAsync(
        RecordingJob job, RecordingFolder folder, FfmpegRuns runs, Composition composition, List<string> missing, CancellationToken cancellationToken)
    {
        var made = new List<(ArtifactKind Kind, string Path)>();
        try
        {
            await runs.RunAsync("poster", ["-ss", Invariant(PosterAt(job, composition)), "-i", folder.Composite, "-frames:v", "1", "-q:v", "3", "poster.jpg"], onFrames: null, cancellationToken);
            var sheets = await Thumbnails.MakeAsync(runs, folder.Scenes, job.Settings.FrameRate, composition.Duration, cancellationToken);
            foreach (var file in Directory.EnumerateFiles(folder.Root, "sprite-*.jpg"))
                File.Delete(file);
            made.Add(Take(ArtifactKind.Poster, "poster.jpg"));
            made.AddRange(sheets.Select(sheet => Take(ArtifactKind.Sprite, sheet)));
            if (sheets.Count > 0)
                made.Add(Take(ArtifactKind.Thumbnails, "thumbnails.vtt"));
        }
        catch (FfmpegException exception)
        {
            LogNoPictures(exception, folder.Id);
            missing.Add($"Poster and thumbnails: {exception.Message}");
        }

        return made;

        (ArtifactKind, string) Take(ArtifactKind kind, string file)
        {
            File.Move(runs.PathOf(file), Path.Combine(folder.Root, file), overwrite: true);
            return (kind, file);
        }
    }

    /// <summary>Where most can be seen for longest, and not the first moment of it, in which pictures still sharpen.</summary>
    private static double PosterAt(RecordingJob job, Composition composition)
    {
        var scene = ScenePlanner.Plan(composition.Timeline, job.Settings)
            .MaxBy(scene => (scene.Tiles.Count(tile => tile.Video is not null), Math.Min(scene.To - scene.From, 60)));
        var length = composition.Duration.TotalSeconds;
        return scene is null ? 0 : Math.Min(scene.From + Math.Min(3, (scene.To - scene.From) / 2), Math.Max(0, length - 0.1));
    }

    private static async Task<List<(ArtifactKind Kind, string Path)>> WriteTextsAsync(
        RecordingJob job, RecordingFolder folder, IReadOnlyList<JournalEntry> journal, Timeline timeline, CancellationToken cancellationToken)
    {
        var written = new List<(ArtifactKind Kind, string Path)>();
        var chapters = Chapters.Of(timeline);
        if (chapters.Count > 0)
        {
            var index = new WebVtt();
            for (var i = 0; i < chapters.Count; i++)
                index.Add(chapters[i].From, i + 1 < chapters.Count ? chapters[i + 1].From : timeline.Duration, WebVtt.Escape(chapters[i].Title));
            await SaveAsync(index, ArtifactKind.Chapters, "chapters.vtt");
        }

        if (job.Settings.Chat && ChatTranscript.Of(journal) is { } chat)
            await SaveAsync(chat, ArtifactKind.Chat, "chat.vtt");
        return written;

        async Task SaveAsync(WebVtt text, ArtifactKind kind, string file)
        {
            await text.SaveAsync(Path.Combine(folder.Root, file), cancellationToken);
            written.Add((kind, file));
        }
    }

    /// <summary>The composite in segments: copied, not encoded again.</summary>
    private static async Task<IEnumerable<(ArtifactKind Kind, string Path)>> MakeHlsAsync(
        RecordingFolder folder, FfmpegRuns runs, CancellationToken cancellationToken)
    {
        var made = runs.PathOf(HlsFolder);
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
        Directory.CreateDirectory(made);
        await runs.RunAsync(
            "hls",
            [
                "-i", folder.Composite, "-map", "0:v?", "-map", "0:a", "-map_chapters", "-1", "-c", "copy", "-f", "hls",
                "-hls_time", HlsSegment.ToString(CultureInfo.InvariantCulture), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
                "-hls_fmp4_init_filename", "init.mp4", "-hls_segment_filename", HlsFolder + "/segment-%05d.m4s", HlsFolder + "/index.m3u8",
            ],
            onFrames: null, cancellationToken);
        var target = Path.Combine(folder.Root, HlsFolder);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.Move(made, target);
        return Directory.EnumerateFiles(target).Order(StringComparer.Ordinal).Select(file => (ArtifactKind.Hls, $"{HlsFolder}/{Path.GetFileName(file)}"));
    }

    private static IEnumerable<ManifestTrack> TracksOf(Timeline timeline)
    {
        var names = timeline.Participants.ToDictionary(participant => participant.Id, participant => participant.Name);
        var takes = timeline.Video
            .Select(span => (span.File, span.ParticipantId, span.Source, span.MimeType, span.Clock, span.Visible.To))
            .Concat(timeline.Audio.Select(span => (span.File, span.ParticipantId, span.Source, MimeType: "audio/opus", span.Clock, span.Audible.To)));
        return takes.GroupBy(take => take.File).OrderBy(take => take.Key, StringComparer.Ordinal).Select(take =>
        {
            var first = take.First();
            return new ManifestTrack(
                $"tracks/{take.Key}", first.ParticipantId, names.GetValueOrDefault(first.ParticipantId, ""), first.Source, first.MimeType,
                Math.Round(first.Clock.ToRecording(0), 4), Math.Round(take.Max(span => span.To), 4));
        });
    }

    private static RecordingManifest ManifestOf(
        RecordingJob job, IReadOnlyList<JournalEntry> journal, Composition composition, IReadOnlyList<ManifestTrack> tracks,
        IReadOnlyList<RecordingArtifact> artifacts, IReadOnlyList<string> missing) => new(
        RecordingManifest.CurrentFormat, job.Id, job.MeetingId, job.MeetingCode, job.MeetingName,
        journal.OfType<RecordingBegan>().FirstOrDefault()?.WallTime ?? job.RequestedAt, composition.Duration.TotalSeconds, job.Settings,
        [.. composition.Timeline.Participants.Select(person => new ManifestPerson(
            person.Id, person.Name, [.. person.Present.Select(present => new ManifestStretch(present.From, present.To))]))],
        tracks, artifacts, missing, composition.CaptureCpuSeconds, composition.ComposeCpuSeconds);

    private static async Task WriteManifestAsync(RecordingFolder folder, RecordingManifest manifest, CancellationToken cancellationToken)
    {
        var part = folder.Manifest + ".part";
        await using (var file = File.Create(part))
            await JsonSerializer.SerializeAsync(file, manifest, RecordingManifestJson.Default.RecordingManifest, cancellationToken);
        File.Move(part, folder.Manifest, overwrite: true);
    }

    private static string Invariant(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    [LoggerMessage(4050, LogLevel.Warning, "Recording {RecordingId}: it has no poster and no thumbnails")]
    private partial void LogNoPictures(Exception exception, string recordingId);
}
