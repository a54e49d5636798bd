using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>How stretches are decided, rendered and noted.</summary>
internal sealed partial class RollingComposer
{
    // Sound beyond the end of a stretch that is mixed with it: the cross-fade, and a packet that began before it.
    private const double SoundMargin = 0.15;
    private const double WorthTelling = 60;

    private double _toldBehind = WorthTelling;

    private async Task ComposeSettledAsync(CancellationToken cancellationToken)
    {
        var settled = Math.Min(_timeline.IsOver ? _timeline.Duration : _timeline.Now - Settling, _timeline.ClocksSettledUntil);
        if (_format.FrameAt(settled) - _decided < ChunkCutter.Longest * _format.FrameRate)
        {
            await CommitAsync(1, cancellationToken);
            return;
        }

        TellBacklog();
        _takes.ReadOn(_timeline.Takes.Values);
        var timeline = TimelineUntil(Math.Min(settled + ScenePlanner.LookAhead, _timeline.Now));
        var limit = (int)Math.Floor(settled * _format.FrameRate);
        foreach (var scene in ChunkCutter.From(ScenesOf(timeline, _format.FrameAt(timeline.Duration)), _decided))
        {
            while (_decided < scene.FirstFrame + scene.FrameCount)
            {
                var rest = ChunkCutter.From([scene], _decided)[0];
                if (EndOfStretch(rest, limit) is not { } end)
                    return;

                // One is rendered at a time: while a capture runs there is no hurry, and who has the CPU is the capture.
                await CommitAsync(0, cancellationToken);
                Begin(timeline, rest with { FrameCount = end - rest.FirstFrame });
                Forget(timeline);
            }
        }
    }

    /// <summary>What is known of the files stays small however long the recording is.</summary>
    private void Forget(Timeline timeline)
    {
        var before = _format.SecondsAt(_decided) - Settling;
        foreach (var video in timeline.Video)
            _takes[video.File].Forget(video.Clock.ToFile(before));
        foreach (var sound in timeline.Audio)
            _takes[sound.File].Forget(sound.Clock.ToFile(before));
    }

    private Timeline TimelineUntil(double end) => _timeline.TimelineAt(
        end, _takes.FramesOf, (take, measured) => _clocks.Toward(take.File, measured, _format.SecondsAt(_decided)));

    private IReadOnlyList<Scene> ScenesOf(Timeline timeline, int total) => Settings.Layout == RecordingLayout.AudioOnly
        ? [new Scene(_format, 0, total, [])]
        : ScenePlanner.Plan(UndecodableVideo.Without(timeline, _undecodable), Settings);

    private int? EndOfStretch(Scene scene, int settled) => ChunkCutter.EndOf(scene, settled, isLast: false, (from, to) => EntriesOf(scene, from, to));

    /// <summary>At the end all cores may work at once, so the rest is cut into as many pieces.</summary>
    private int EndOfPiece(Scene scene, int piece)
    {
        var longest = (int)(ChunkCutter.Longest * _format.FrameRate);
        var end = scene.FirstFrame + Math.Min(scene.FrameCount, Math.Min(piece, longest));
        return scene.FirstFrame + scene.FrameCount - end < _format.FrameRate && scene.FrameCount <= longest ? scene.FirstFrame + scene.FrameCount : end;
    }

    private double[][] EntriesOf(Scene scene, double from, double to) =>
    [
        .. scene.Tiles.Select(tile => tile.Video).OfType<VideoSpan>().Select(video => _takes[video.File]
            .EntriesWithin(video.Clock.ToFile(from), video.Clock.ToFile(to)).Select(video.Clock.ToRecording).ToArray()),
    ];

    /// <summary>Decides a stretch, and sets off its pictures and its sound.</summary>
    private void Begin(Timeline timeline, Scene scene)
    {
        var pictures = new Dictionary<string, Excerpt>();
        foreach (var video in scene.Tiles.Select(tile => tile.Video).OfType<VideoSpan>())
        {
            _clocks.Use(video.File, video.Clock);
            pictures[video.File] = _takes[video.File].Cut(video.Clock.ToFile(scene.From), video.Clock.ToFile(scene.To));
        }

        var voices = timeline.Audio
            .Where(span => span.Audible.From < scene.To + SoundMargin && span.Audible.To + SoundMargin > scene.From - SoundMixer.PreRoll)
            .GroupBy(span => span.File)
            .Select(spans => VoiceOf(spans.Key, spans.First().Clock, scene))
            .Where(voice => !voice.Excerpt.IsEmpty)
            .ToList();
        foreach (var voice in voices)
            _clocks.Use(voice.File, voice.Clock);

        var shown = scene with
        {
            Tiles = [.. scene.Tiles.Select(tile => tile.Video is { } video && pictures[video.File].IsEmpty ? tile with { Video = null } : tile)],
        };
        var chunk = new Chunk(shown, pictures.Where(picture => !picture.Value.IsEmpty).ToDictionary(), voices);
        _decided = scene.FirstFrame + scene.FrameCount;
        _sound.Add(chunk);
        _committing.Enqueue(ComposeAsync(chunk, (Task?)_committing.LastOrDefault() ?? Task.CompletedTask));
    }

    private Voice VoiceOf(string file, ClockMap clock, Scene scene) => new(
        file, clock, _takes[file].Cut(clock.ToFile(scene.From - SoundMixer.PreRoll - SoundMargin), clock.ToFile(scene.To + SoundMargin)));

    /// <summary>Renders a stretch and notes it when those before it are noted.</summary>
    /// <returns>The file with its pictures; null in a recording of sound alone.</returns>
    private async Task<string?> ComposeAsync(Chunk chunk, Task before)
    {
        await Task.Yield();
        string? file = null;
        string? missing = null;
        if (Settings.Layout != RecordingLayout.AudioOnly)
        {
            (var piece, missing) = await _renderer.RenderAsync(chunk, frames => _rendered[chunk.Name] = frames, _closing.Token);
            file = Path.GetRelativePath(_folder.Scenes, piece.File);
        }

        await before;
        _closing.Token.ThrowIfCancellationRequested();
        var cpu = _runs.CpuSeconds;
        _plan.Append(_folder, new PlannedChunk(
            chunk.Scene.FirstFrame, chunk.Scene.FrameCount, file, file is null ? 0 : new FileInfo(Path.Combine(_folder.Scenes, file)).Length, cpu - _countedCpu,
            [.. chunk.Scene.Tiles.Select(tile => new PlannedTile(tile.ParticipantId, tile.Label, tile.Video?.File))],
            [.. chunk.Scene.Tiles.Select(tile => tile.Video).OfType<VideoSpan>().Select(video => PlannedClock.Of(video.File, video.Clock))],
            [.. chunk.Voices.Select(voice => PlannedClock.Of(voice.File, voice.Clock))], missing));
        _countedCpu = cpu;
        _rendered.TryRemove(chunk.Name, out _);
        return file is null ? null : Path.Combine(_folder.Scenes, file);
    }

    /// <summary>Waits until no more than so many stretches are being composed, and throws what went wrong in those that are done.</summary>
    private async Task CommitAsync(int pending, CancellationToken cancellationToken)
    {
        while (_committing.TryPeek(out var first) && (_committing.Count > pending || first.IsCompleted))
        {
            if (await first.WaitAsync(cancellationToken) is { } piece)
                _film.Add(piece);
            _ = _committing.Dequeue();
        }

        if (_sound.Completion.IsFaulted)
            await _sound.Completion;
    }

    private void TellBacklog()
    {
        var behind = Backlog.TotalSeconds;
        if (behind < _toldBehind)
        {
            _toldBehind = behind < WorthTelling ? WorthTelling : _toldBehind;
            return;
        }

        LogBehind(_folder.Id, behind);
        _toldBehind = behind * 2;
    }

    private async Task ReportAsync(IProgress<double> progress, int total)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), _context.Time);
        while (_plan.Frames < total && !_closing.IsCancellationRequested && await timer.WaitForNextTickAsync())
            progress.Report(Math.Min(1, (double)(_plan.Frames + _rendered.Values.Sum()) / total));
    }
}
