using System.Collections.Concurrent;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Extras;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>
/// Composes a recording while it is captured: reads on in the journal and the track files, decides the stretches about which nothing can
/// change any more, and renders and mixes them. After a crash the same code goes on behind the last whole stretch.
/// </summary>
/// <remarks>Its methods are called one at a time.</remarks>
internal sealed partial class RollingComposer : IAsyncDisposable
{
    /// <summary>
    /// Seconds behind now up to which nothing can change any more: half a second of reordering and a second of gathering until a frame is in its file, half a
    /// second until an event is heard of, and two seconds until a picture that stands still counts as gone.
    /// </summary>
    public const double Settling = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly CompositionContext _context;
    private readonly RecordingFolder _folder;
    private readonly IReadOnlySet<string> _undecodable;
    private readonly VideoFormat _format;
    private readonly CompositionPlan _plan;
    private readonly FfmpegRuns _runs;
    private readonly ChunkRenderer _renderer;
    private readonly SoundTrack _sound;
    private readonly GrowingFilm _film;
    private readonly JournalReader _journal;
    private readonly TimelineBuilder _timeline = new();
    private readonly TakeFiles _takes;
    private readonly SteadyClocks _clocks = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ILogger _logger;

    // Stretches that are decided but not in the plan yet, in order.
    private readonly Queue<Task<string?>> _committing = new();
    private readonly ConcurrentDictionary<string, int> _rendered = new();
    private int _decided;
    private double _countedCpu;

    private RollingComposer(CompositionContext context, CompositionPlan plan, FfmpegRuns runs, IReadOnlySet<string> undecodable)
    {
        _context = context;
        _undecodable = undecodable;
        _folder = context.Folder;
        _logger = context.Logger;
        _format = VideoFormat.Of(context.Settings);
        _plan = plan;
        _decided = plan.Frames;
        _runs = runs;
        _film = new GrowingFilm(runs.PathOf("film.mp4"), runs.PathOf(SoundTrack.FileName), _format, Settings.Layout != RecordingLayout.AudioOnly);
        _renderer = new ChunkRenderer(runs, new SceneRenderer(runs, context.Options, _logger), context.Slots, _folder.Id, _logger);
        _sound = SoundTrack.Start(new SoundMixer(runs, _folder.Id, _logger), runs);
        _journal = new JournalReader(_folder.Journal);
        _takes = new TakeFiles(_folder);
    }

    public RecordingSettings Settings => _context.Settings;

    /// <summary>What is settled but not composed yet.</summary>
    public TimeSpan Backlog => TimeSpan.FromSeconds(Math.Max(0, _timeline.Now - Settling - _format.SecondsAt(_plan.Frames)));

    /// <summary>Takes up a recording's composition where it stands.</summary>
    /// <exception cref="IOException">The recording's folder cannot be read or written.</exception>
    /// <exception cref="FfmpegException">FFmpeg cannot be started.</exception>
    public static async Task<RollingComposer> OpenAsync(CompositionContext context, CancellationToken cancellationToken)
    {
        var undecodable = context.Settings.Layout == RecordingLayout.AudioOnly
            ? new HashSet<string>()
            : await new FfmpegDecoders(context.Tools).ListMissingAsync(cancellationToken);
        var plan = CompositionPlan.Open(context.Folder, PlanHeader.Of(context.Settings, context.Options, context.Tools.Version), out var composed);
        RollingComposer? composer = null;
        try
        {
            composer = new RollingComposer(context, plan, PrepareRuns(context), undecodable);
            await composer.ReadOnAsync(cancellationToken);
            composer.TakeUp(composed);
            return composer;
        }
        catch (Exception)
        {
            if (composer is null)
                plan.Dispose();
            else
                await composer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Composes what is settled, until the capture is over.</summary>
    /// <exception cref="FfmpegException">FFmpeg failed where there was nothing left to leave out.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was begun goes on, and <see cref="FinishAsync"/> waits for it.</exception>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval, _context.Time);
        while (!_timeline.IsOver && await timer.WaitForNextTickAsync(cancellationToken))
        {
            await ReadOnAsync(cancellationToken);
            await ComposeSettledAsync(cancellationToken);
            await _film.GrowAsync(cancellationToken);
        }
    }

    /// <summary>Composes what is left, and makes the composite.</summary>
    /// <exception cref="FfmpegException">FFmpeg failed where there was nothing left to leave out.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public async Task<Composition> FinishAsync(IProgress<double> progress, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(_closing.Cancel);
        await ReadOnAsync(cancellationToken);
        _takes.ReadOn(_timeline.Takes.Values);
        var timeline = TimelineUntil(_timeline.Duration);
        var total = Math.Max(Math.Max(1, _format.FrameAt(timeline.Duration)), _decided);
        var piece = Math.Max(2 * _format.FrameRate, (total - _decided + _context.Slots.Count - 1) / _context.Slots.Count);
        foreach (var scene in ChunkCutter.From(ScenesOf(timeline, total), _decided))
        {
            while (_decided < scene.FirstFrame + scene.FrameCount)
            {
                var rest = ChunkCutter.From([scene], _decided)[0];
                Begin(timeline, rest with { FrameCount = EndOfPiece(rest, piece) - rest.FirstFrame });
            }
        }

        _ = ReportAsync(progress, total);
        await CommitAsync(0, cancellationToken);
        await _sound.FinishAsync(cancellationToken);
        return await JoinAsync(timeline, total, cancellationToken);
    }

    /// <summary>Ends all runs; what is in the plan stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        foreach (Task commit in _committing)
            await commit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _sound.DisposeAsync();
        _film.Dispose();
        _plan.Dispose();
        _closing.Dispose();
    }

    private static FfmpegRuns PrepareRuns(CompositionContext context)
    {
        // A folder per attempt: an FFmpeg that outlived a crash of its owner may still write into the one before.
        var attempt = Path.Combine(context.Folder.Scenes, Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(attempt);
        return new FfmpegRuns(context.Tools, attempt, name => context.Folder.Log("compose-" + name), context.Stalls);
    }

    /// <summary>The sound of what was composed before is mixed again: of that nothing is left by a crash.</summary>
    private void TakeUp(IReadOnlyList<PlannedChunk> composed)
    {
        _takes.ReadOn(_timeline.Takes.Values);
        foreach (var chunk in composed)
        {
            foreach (var placed in chunk.Pictures.Concat(chunk.Voices))
                _clocks.Use(placed.File, new ClockMap(placed.Clock));
            var scene = new Scene(_format, chunk.FirstFrame, chunk.FrameCount, []);
            _sound.Add(new Chunk(scene, new Dictionary<string, Excerpt>(), [.. chunk.Voices.Select(voice => VoiceOf(voice.File, new ClockMap(voice.Clock), scene))]));
        }

        foreach (var piece in _plan.Pieces)
            _film.Add(piece);

        if (composed.Count > 0)
            LogTakenUp(_folder.Id, composed.Count, _format.SecondsAt(_plan.Frames));
    }

    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await _journal.ReadOnAsync(cancellationToken))
            _timeline.Apply(entry);
    }

    private async Task<Composition> JoinAsync(Timeline timeline, int total, CancellationToken cancellationToken)
    {
        var film = await _film.FinishAsync(total, Chapters.Of(timeline), cancellationToken);

        // Same file system, so this is one atomic step: composite.mp4 is whole or not there.
        File.Move(film, _folder.Composite, overwrite: true);
        return new Composition(
            TimeSpan.FromTicks(total * TimeSpan.TicksPerSecond / _format.FrameRate), _timeline.CaptureCpuSeconds,
            _plan.CpuSeconds + _runs.CpuSeconds - _countedCpu, _plan.Chunks, [.. timeline.Participants.Select(participant => participant.Name)],
            [.. timeline.Missing, .. UndecodableVideo.Tell(timeline, _undecodable), .. _plan.Missing], timeline);
    }

    [LoggerMessage(4022, LogLevel.Information, "Recording {RecordingId}: {Chunks} stretches are composed already; it goes on at {Seconds} s")]
    private partial void LogTakenUp(string recordingId, int chunks, double seconds);

    [LoggerMessage(4023, LogLevel.Warning, "Recording {RecordingId}: its composition is {Seconds} s behind; it waits for CPU and is finished after Stop")]
    private partial void LogBehind(string recordingId, double seconds);
}
