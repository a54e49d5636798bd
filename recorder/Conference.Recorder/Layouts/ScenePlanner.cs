using Conference.Recorder.Contracts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>Cuts a timeline into scenes on the frame grid, without a gap or an overlap. Pure: same input, same scenes.</summary>
internal sealed class ScenePlanner
{
    /// <summary>
    /// Seconds: what lies at least so far before the end of a timeline is planned the same however the recording goes on.
    /// </summary>
    public const double LookAhead = FloorChange.LookAhead;

    private readonly Timeline _timeline;
    private readonly VideoFormat _format;
    private readonly ILayout _layout;
    private readonly IReadOnlyList<FloorChange> _floor;
    private readonly Dictionary<string, IReadOnlyList<Interval>> _voices;
    private readonly Dictionary<string, IReadOnlyList<Interval>> _silences;

    // A layout that stands for less than this is a flicker: the one before it goes on instead.
    private readonly int _shortest;

    private ScenePlanner(Timeline timeline, VideoFormat format, ILayout layout)
    {
        _timeline = timeline;
        _format = format;
        _layout = layout;
        _floor = FloorChange.Of(timeline.Speaking);
        _voices = timeline.Participants.ToDictionary(participant => participant.Id, participant => Marks.SpeakingOf(participant, timeline));
        _silences = timeline.Participants.ToDictionary(participant => participant.Id, Marks.MutedOf);
        _shortest = format.FrameRate / 5;
    }

    /// <returns>The scenes in order; none for a recording without a picture.</returns>
    public static IReadOnlyList<Scene> Plan(Timeline timeline, RecordingSettings settings)
    {
        var format = VideoFormat.Of(settings);
        ILayout? layout = settings.Layout switch
        {
            RecordingLayout.Grid => new GridArrangement(format),
            RecordingLayout.Speaker => new SpeakerArrangement(format),
            RecordingLayout.Presentation => new PresentationArrangement(format),
            RecordingLayout.AudioOnly => null,
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Layout, "A layout that recordings do not know."),
        };
        return layout is null ? [] : new ScenePlanner(timeline, format, layout).Plan();
    }

    private List<Scene> Plan()
    {
        var total = Math.Max(1, _format.FrameAt(_timeline.Duration));
        var layouts = LayoutsBefore(total);

        // The first scene has none before it that could go on: it shows what stands once the first flicker is over.
        while (layouts.Count > 1 && layouts[1].Frame < _shortest)
            layouts.RemoveAt(0);
        var scenes = new List<Scene>();
        for (var i = 0; i < layouts.Count; i++)
        {
            var (frame, tiles) = layouts[i];
            var start = i == 0 ? 0 : frame;
            var end = i + 1 < layouts.Count ? layouts[i + 1].Frame : total;
            if (scenes.Count > 0 && (end - frame < _shortest || scenes[^1].Tiles.SequenceEqual(tiles)))
                scenes[^1] = scenes[^1] with { FrameCount = end - scenes[^1].FirstFrame };
            else
                scenes.Add(new Scene(_format, start, end - start, tiles));
        }

        return scenes.ConvertAll(WithMarks);
    }

    /// <summary>Each different layout with the frame from which on it stands; flickers too, since who sits where follows from all that happened.</summary>
    private List<(int Frame, IReadOnlyList<Tile> Tiles)> LayoutsBefore(int total)
    {
        var layouts = new List<(int Frame, IReadOnlyList<Tile> Tiles)>();
        var stages = new StageReader(_timeline, _floor);
        foreach (var frame in CutsBefore(total))
        {
            var tiles = _layout.Arrange(stages.ReadAt(_format.SecondsAt(frame) + 0.5 / _format.FrameRate));
            if (layouts.Count == 0 || !layouts[^1].Tiles.SequenceEqual(tiles))
                layouts.Add((frame, tiles));
        }

        return layouts;
    }

    private List<int> CutsBefore(int total)
    {
        var moments = _timeline.Participants.SelectMany(participant => participant.Present)
            .Concat(_timeline.Video.Select(span => span.Visible))
            .SelectMany(interval => new[] { interval.From, interval.To })
            .Concat(_floor.Select(change => change.At))
            .Concat(_timeline.Video.SelectMany(span => span.Sizes).Select(size => size.From));
        return moments.Select(_format.FrameAt).Where(frame => frame > 0 && frame < total).Append(0).Distinct().Order().ToList();
    }

    /// <summary>Signs that come and go within a scene cut nothing: a cut costs a run of FFmpeg and an entry into every file.</summary>
    private Scene WithMarks(Scene scene) => scene with
    {
        Tiles = [.. scene.Tiles.Select(tile => tile.IsScreen ? tile : tile with
        {
            Speaking = [.. _voices[tile.ParticipantId].Where(interval => Overlaps(scene, interval))],
            Muted = [.. _silences[tile.ParticipantId].Where(interval => Overlaps(scene, interval))],
        })],
    };

    private static bool Overlaps(Scene scene, Interval interval) => interval.From < scene.To && interval.To > scene.From;
}
