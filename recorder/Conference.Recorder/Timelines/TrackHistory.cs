using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>A track as the journal tells of it.</summary>
internal sealed class TrackHistory(TrackAppeared appeared)
{
    private readonly List<Interval> _live = [];
    private double? _liveSince = appeared.Paused ? null : appeared.At;

    public string TrackId { get; } = appeared.TrackId;

    public string ParticipantId { get; } = appeared.ParticipantId;

    public TrackKind Kind { get; } = appeared.Kind;

    public TrackSource Source { get; } = appeared.Source;

    public List<TakeHistory> Takes { get; } = [];

    /// <summary>When it was there and not muted.</summary>
    public IReadOnlyList<Interval> Live => _live;

    public bool IsOver { get; private set; }

    public void Resume(double at) => _liveSince ??= IsOver ? null : at;

    public void Pause(double at)
    {
        if (_liveSince is { } since && at > since)
            _live.Add(new Interval(since, at));
        _liveSince = null;
    }

    public void End(double at)
    {
        Pause(at);
        IsOver = true;
    }
}
