using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>A track's file and the clock with which it was placed.</summary>
internal sealed record PlannedClock(string File, IReadOnlyList<ClockSegment> Clock)
{
    public static PlannedClock Of(string file, ClockMap map) => new(file, map.Segments);
}
