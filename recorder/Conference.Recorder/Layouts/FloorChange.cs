using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>From when on somebody has the floor.</summary>
internal readonly record struct FloorChange(double At, string ParticipantId)
{
    /// <summary>How long a change may be known of before it counts: see <see cref="ShortestTurn"/> and <see cref="LongestPause"/>.</summary>
    public const double LookAhead = ShortestTurn + LongestPause;

    // Shorter is an "mhm".
    private const double ShortestTurn = 1;

    // People breathe.
    private const double LongestPause = 0.5;

    // Whoever has the floor is on for at least so long: faster changes make viewers dizzy.
    private const double ShortestHold = 2;

    /// <summary>
    /// The changes of a whole recording. A recording knows what follows: a change is put where the turn begins and not where it has
    /// proved long enough.
    /// </summary>
    public static IReadOnlyList<FloorChange> Of(IReadOnlyList<SpeakingSpan> speaking)
    {
        var changes = new List<FloorChange>();
        foreach (var turn in TurnsOf(speaking).Where(turn => turn.Interval.To - turn.Interval.From >= ShortestTurn))
        {
            if (changes.Count > 0 && changes[^1].ParticipantId == turn.ParticipantId)
                continue;

            var at = changes.Count == 0 ? turn.Interval.From : Math.Max(turn.Interval.From, changes[^1].At + ShortestHold);
            if (at < turn.Interval.To)
                changes.Add(new FloorChange(at, turn.ParticipantId));
        }

        return changes;
    }

    private static List<SpeakingSpan> TurnsOf(IReadOnlyList<SpeakingSpan> speaking)
    {
        var turns = new List<SpeakingSpan>();
        foreach (var span in speaking)
        {
            if (turns.Count > 0 && turns[^1] is var last && last.ParticipantId == span.ParticipantId
                && span.Interval.From - last.Interval.To <= LongestPause)
                turns[^1] = last with { Interval = last.Interval with { To = span.Interval.To } };
            else
                turns.Add(span);
        }

        return turns;
    }
}
