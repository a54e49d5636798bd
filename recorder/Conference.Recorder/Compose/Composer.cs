using System.Collections.Concurrent;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Compose;

/// <summary>Makes composites: along with captures, and what is left of them afterwards.</summary>
internal sealed partial class Composer(
    FfmpegTools tools, RenderSlots slots, IOptions<RecorderOptions> options, TimeProvider time, ILogger<Composer> logger, StallLimits? stalls = null)
    : IAsyncDisposable
{
    // So many of those whose capture is over keep their running encoder until it is their turn; the others are taken up from the disk.
    private const int MostWaiting = 8;

    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<string, LiveComposition> _live = new();
    private readonly ConcurrentQueue<KeyValuePair<string, LiveComposition>> _over = new();

    /// <summary>Begins to compose a recording while it is captured.</summary>
    public LiveComposition Follow(RecordingFolder folder, RecordingSettings settings)
    {
        var live = LiveComposition.Start(ContextOf(folder, settings));
        _live[folder.Id] = live;
        _ = BoundAsync(folder.Id, live);
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
        var composition = begun is null ? null : await TryFinishAsync(begun, progress, cancellationToken);
        return composition ?? await FinishAsync(await RollingComposer.OpenAsync(ContextOf(folder, settings), cancellationToken), progress, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var live in _live.Values)
            await live.DisposeAsync();
        _live.Clear();
    }

    private static async Task<Composition> FinishAsync(RollingComposer composer, IProgress<double> progress, CancellationToken cancellationToken)
    {
        await using (composer)
            return await composer.FinishAsync(progress, cancellationToken);
    }

    /// <summary>Null when something that had been begun along with the capture failed: then it is worth one more try, from the disk.</summary>
    private async Task<Composition?> TryFinishAsync(RollingComposer composer, IProgress<double> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await FinishAsync(composer, progress, cancellationToken);
        }
        catch (FfmpegException exception) when (!exception.IsDiskFull && !exception.IsMissing)
        {
            LogTriedAgain(exception);
            return null;
        }
    }

    private async Task BoundAsync(string recordingId, LiveComposition live)
    {
        await live.Over;
        _over.Enqueue(KeyValuePair.Create(recordingId, live));
        if (_over.Count > MostWaiting && _over.TryDequeue(out var oldest) && _live.TryRemove(oldest))
            await oldest.Value.DisposeAsync();
    }

    private CompositionContext ContextOf(RecordingFolder folder, RecordingSettings settings) =>
        new(folder, settings, options.Value, tools, slots, time, _logger) { Stalls = stalls ?? StallLimits.Default };

    [LoggerMessage(4026, LogLevel.Warning, "A composition that ran along with its capture failed and goes on from the disk")]
    private partial void LogTriedAgain(Exception exception);
}
