using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>When the signs on a person's tile are on.</summary>
internal static class Marks
{
    // Levels are told every 300 ms, of the 300 ms before.
    private const double Delay = 0.3;

    // People breathe; a border that flickers at every breath is worse than none.
    private const double LongestPause = 0.6;

    // Changes of a microphone that are over at once, as when a track is replaced.
    private const double ShortestMute = 0.5;

    public static IReadOnlyList<Interval> SpeakingOf(TimelineParticipant participant, Timeline timeline)
    {
        // A feed that tells of no levels still tells who dominates.
        var heard = timeline.Participants.Any(other => other.Heard.Count > 0)
            ? participant.Heard
            : [.. timeline.Speaking.Where(span => span.ParticipantId == participant.Id).Select(span => span.Interval)];
        var marks = new List<Interval>();
        foreach (var interval in heard)
        {
            if (marks.Count > 0 && interval.From - Delay - marks[^1].To <= LongestPause)
                marks[^1] = marks[^1] with { To = interval.To };
            else
                marks.Add(interval with { From = Math.Max(0, interval.From - Delay) });
        }

        return marks;
    }

    /// <summary>The time between those in which the microphone is on; somebody without one is muted all the time.</summary>
    public static IReadOnlyList<Interval> MutedOf(TimelineParticipant participant)
    {
        var marks = new List<Interval>();
        foreach (var present in participant.Present)
        {
            var from = present.From;
            foreach (var on in participant.Unmuted.Where(on => on.To > present.From && on.From < present.To))
            {
                Add(from, on.From);
                from = on.To;
            }

            Add(from, present.To);
        }

        return marks;

        void Add(double from, double to)
        {
            if (to - from >= ShortestMute)
                marks.Add(new Interval(from, to));
        }
    }
}
