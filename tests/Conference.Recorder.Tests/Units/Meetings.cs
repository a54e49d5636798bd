using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Tests.Units;

/// <summary>Timelines written down: people called a, b, c … who are there all the time unless said otherwise.</summary>
internal sealed class Meetings(double duration)
{
    private static readonly ClockMap Clock = new([new ClockSegment(0, 0, 1)]);

    private readonly List<TimelineParticipant> _people = [];
    private readonly List<VideoSpan> _video = [];
    private readonly List<SpeakingSpan> _speaking = [];

    public Meetings With(string id, bool camera = true, double from = 0, double? to = null, string? name = null)
    {
        var present = new Interval(from, Math.Min(to ?? duration, duration));
        if (present.To <= present.From)
            return this;
        _people.Add(new TimelineParticipant(id, name ?? id.ToUpperInvariant(), [present]) { Unmuted = [present] });
        return camera ? Camera(id, from, to) : this;
    }

    public Meetings Crowd(int count, bool camera = true)
    {
        for (var i = 0; i < count; i++)
            With($"p{i:D2}", camera);
        return this;
    }

    public Meetings Camera(string id, double from, double? to = null, params (double From, int Width, int Height)[] sizes) =>
        Video(id, TrackSource.Camera, from, to, sizes);

    public Meetings Screen(string id, double from, double? to = null, params (double From, int Width, int Height)[] sizes) =>
        Video(id, TrackSource.Screen, from, to, sizes);

    public Meetings Speaks(string id, double from, double to)
    {
        if (from < duration)
            _speaking.Add(new SpeakingSpan(id, new Interval(from, Math.Min(to, duration))));
        return this;
    }

    public Timeline Timeline() => new(duration, _people, _video, [], []) { Speaking = _speaking };

    public IReadOnlyList<Scene> Plan(RecordingLayout layout) => ScenePlanner.Plan(Timeline(), new RecordingSettings(layout));

    /// <summary>Each scene as "seconds: tiles"; a shared screen is marked with *, a tile without a picture with -.</summary>
    public string[] Describe(RecordingLayout layout) =>
        [.. Plan(layout).Select(scene => FormattableString.Invariant($"{scene.From:0.##}: {string.Join(' ', scene.Tiles.Select(Describe))}"))];

    private static string Describe(Tile tile) => tile.ParticipantId + (tile.IsScreen ? "*" : "") + (tile.Video is null ? "-" : "");

    private Meetings Video(string id, TrackSource source, double from, double? to, (double From, int Width, int Height)[] sizes)
    {
        if (from < duration)
        {
            _video.Add(new VideoSpan(id, source, $"{id}-{source}.mkv", new Interval(from, Math.Min(to ?? duration, duration)), Clock)
            {
                Sizes = [.. sizes.Select(size => new SizedFrom(size.From, size.Width, size.Height))],
            });
        }

        return this;
    }
}
