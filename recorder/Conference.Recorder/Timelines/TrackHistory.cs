using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>A track as the journal tells of it.</summary>
internal sealed class TrackHistory(TrackAppeared appeared, double since)
{
    private readonly List<Interval> _live = [];
    private double? _liveSince = appeared.Paused ? null : since;

    public string TrackId { get; } = appeared.TrackId;

    public string ParticipantId { get; } = appeared.ParticipantId;

    public TrackKind Kind { get; } = appeared.Kind;

    public TrackSource Source { get; } = appeared.Source;

    public List<TakeHistory> Takes { get; } = [];

    public bool IsOver { get; private set; }

    /// <summary>When it was there and not muted, up to a moment.</summary>
    public IEnumerable<Interval> LiveUntil(double end)
    {
        foreach (var interval in _live.Where(interval => interval.From < end))
            yield return interval with { To = Math.Min(interval.To, end) };
        if (_liveSince is { } since && since < end)
            yield return new Interval(since, end);
    }

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
