using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Layouts;
using Conference.Recorder.Movies;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>Renders the pictures of stretches. One that cannot be read must not cost the meeting: its person's avatar is shown instead.</summary>
internal sealed partial class ChunkRenderer(FfmpegRuns runs, SceneRenderer renderer, RenderSlots slots, string recordingId, ILogger logger)
{
    private const int Attempts = 3;

    private readonly ILogger _logger = logger;

    /// <param name="onFrames">Called with the number of frames rendered so far.</param>
    /// <returns>The pictures, and what is missing in them; null when nothing is.</returns>
    /// <exception cref="FfmpegException">FFmpeg failed where there was nothing left to leave out.</exception>
    /// <exception cref="IOException">The tracks cannot be read, or the stretch not written.</exception>
    public async Task<(SampleTable Piece, string? Missing)> RenderAsync(Chunk chunk, Action<int> onFrames, CancellationToken cancellationToken)
    {
        using var slot = await slots.EnterAsync(cancellationToken);
        var name = chunk.Name;
        foreach (var (file, excerpt) in chunk.Pictures)
            await excerpt.WriteAsync(runs.PathOf(NameOf(name, file)), cancellationToken);

        var scene = chunk.Scene;
        string? missing = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var piece = await RenderAsync(name, scene, onFrames, cancellationToken);
                Clear(name);
                return (piece, missing);
            }
            catch (FfmpegException exception) when (!exception.IsDiskFull && !exception.IsMissing && attempt < Attempts)
            {
                // Whoever killed it may be gone, a system that is out of memory may have some again: the same once more.
                LogFailed(exception, recordingId, scene.FirstFrame);
                if (exception.IsKilled)
                    continue;

                scene = await WithoutUnreadableAsync(name, scene, attempt > 1, cancellationToken);
                missing = $"Pictures at {scene.From:F1} s: {exception.Message}";
            }
        }
    }

    private async Task<SampleTable> RenderAsync(string name, Scene scene, Action<int> onFrames, CancellationToken cancellationToken)
    {
        await renderer.RenderAsync(name, scene, video => NameOf(name, video.File), onFrames, cancellationToken);
        SampleTable piece;
        try
        {
            piece = SampleTable.Read(runs.PathOf(SceneRenderer.FileName(name)));
        }
        catch (InvalidDataException exception)
        {
            throw new FfmpegException(name, new ChildExit(0, 0, exception.Message));
        }

        return piece.Sizes.Length == scene.FrameCount
            ? piece
            : throw new FfmpegException(name, new ChildExit(0, 0, $"{piece.Sizes.Length} frames in place of {scene.FrameCount}."));
    }

    /// <summary>Leaves out the pictures that FFmpeg cannot read; when it can read them all, or it was tried before, all of them.</summary>
    private async Task<Scene> WithoutUnreadableAsync(string name, Scene scene, bool all, CancellationToken cancellationToken)
    {
        var readable = new HashSet<string>();
        foreach (var video in scene.Tiles.Select(tile => tile.Video).OfType<Timelines.VideoSpan>())
        {
            if (!all && await CanReadAsync(name, NameOf(name, video.File), cancellationToken))
                readable.Add(video.File);
        }

        if (readable.Count == scene.Tiles.Count(tile => tile.Video is not null))
            readable.Clear();
        return scene with { Tiles = [.. scene.Tiles.Select(tile => tile.Video is { } video && readable.Contains(video.File) ? tile : tile with { Video = null })] };
    }

    private async Task<bool> CanReadAsync(string name, string file, CancellationToken cancellationToken)
    {
        var pictures = 0;
        try
        {
            await runs.RunAsync(name + "-probe", ["-xerror", "-i", file, "-map", "0:v", "-f", "null", "-"], frames => pictures = frames, cancellationToken);
            return pictures > 0;
        }
        catch (FfmpegException)
        {
            // That is the answer.
            return false;
        }
    }

    /// <summary>Leaves nothing of a stretch but its pictures.</summary>
    private void Clear(string name)
    {
        foreach (var file in Directory.EnumerateFiles(runs.WorkFolder, name + "*").Where(file => Path.GetFileName(file) != SceneRenderer.FileName(name)))
            File.Delete(file);
        runs.DropLog(name);
    }

    private static string NameOf(string chunk, string file) => $"{chunk}-{file}";

    [LoggerMessage(4020, LogLevel.Warning, "Recording {RecordingId}: the stretch at frame {Frame} could not be rendered")]
    private partial void LogFailed(Exception exception, string recordingId, int frame);
}
