namespace Conference.Recorder.Timelines;

/// <summary>Who was heard when.</summary>
internal sealed class VoiceHistory
{
    private readonly Dictionary<string, List<Interval>> _heard = [];
    private readonly Dictionary<string, double> _heardSince = [];

    /// <summary>From now on these are heard and nobody else.</summary>
    public void Change(IReadOnlyList<string> participantIds, double at)
    {
        foreach (var silent in _heardSince.Keys.Except(participantIds).ToArray())
            Leave(silent, at);
        foreach (var heard in participantIds)
            _heardSince.TryAdd(heard, at);
    }

    public void Leave(string participantId, double at)
    {
        if (!_heardSince.Remove(participantId, out var since) || at <= since)
            return;
        if (!_heard.TryGetValue(participantId, out var intervals))
            _heard.Add(participantId, intervals = []);
        intervals.Add(new Interval(since, at));
    }

    /// <summary>In order and without overlaps.</summary>
    public IReadOnlyList<Interval> HeardUntil(string participantId, double end)
    {
        var intervals = _heard.GetValueOrDefault(participantId, [])
            .Where(interval => interval.From < end)
            .Select(interval => interval with { To = Math.Min(interval.To, end) });
        if (_heardSince.TryGetValue(participantId, out var since) && since < end)
            intervals = intervals.Append(new Interval(since, end));
        return [.. intervals];
    }
}
