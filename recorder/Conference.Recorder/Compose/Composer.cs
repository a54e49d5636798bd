using System.Collections.Concurrent;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Compose;

/// <summary>Makes composites: along with captures, and what is left of them afterwards.</summary>
internal sealed class Composer(
    FfmpegTools tools, RenderSlots slots, IOptions<RecorderOptions> options, TimeProvider time, ILogger<Composer> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LiveComposition> _live = new();

    /// <summary>Begins to compose a recording while it is captured.</summary>
    public LiveComposition Follow(RecordingFolder folder, RecordingSettings settings)
    {
        var live = LiveComposition.Start(ContextOf(folder, settings));
        _live[folder.Id] = live;
        return live;
    }

    /// <summary>Composes what is left of a recording whose capture is over.</summary>
    /// <param name="anew">Whether everything is composed again.</param>
    /// <exception cref="FfmpegException">FFmpeg failed where there was nothing left to leave out.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public async Task<Composition> ComposeAsync(
        RecordingFolder folder, RecordingSettings settings, bool anew, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var begun = _live.TryRemove(folder.Id, out var live) ? await live.TakeOverAsync() : null;
        if (begun is not null && (anew || begun.Settings != settings))
        {
            await begun.DisposeAsync();
            begun = null;
        }

        if (anew && Directory.Exists(folder.Scenes))
            Directory.Delete(folder.Scenes, recursive: true);
        await using var composer = begun ?? await RollingComposer.OpenAsync(ContextOf(folder, settings), cancellationToken);
        var composition = await composer.FinishAsync(progress, cancellationToken);
        Directory.Delete(folder.Scenes, recursive: true);
        return composition;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var live in _live.Values)
            await live.DisposeAsync();
        _live.Clear();
    }

    private CompositionContext ContextOf(RecordingFolder folder, RecordingSettings settings) =>
        new(folder, settings, options.Value, tools, slots, time, logger);
}
