using Conference.Recorder.Journal;

namespace Conference.Recorder.Engine;

/// <summary>What an earlier run left of a capture, for the run that goes on with it.</summary>
/// <param name="StartedAt">When the recording began.</param>
/// <param name="Elapsed">What its clock is to show, in seconds.</param>
/// <param name="StoppedAt">Wall time at which the earlier run was there last.</param>
/// <param name="IsPaused">Whether it was paused, and so stays until it is resumed.</param>
/// <param name="Tracks">Number of tracks that were recorded so far.</param>
internal sealed record CaptureHistory(DateTimeOffset StartedAt, double Elapsed, DateTimeOffset StoppedAt, bool IsPaused, int Tracks)
{
    // Between the last heartbeat and a crash media was written that no line of the journal tells of.
    private const double LongestUntold = 0.5;

    /// <summary>Null where there is no earlier run.</summary>
    public static CaptureHistory? Of(IReadOnlyList<JournalEntry> journal)
    {
        if (journal.OfType<RecordingBegan>().FirstOrDefault() is not { } began)
            return null;

        var elapsed = journal.Max(entry => entry.At);
        var (clockAt, wallTime) = (began.At, began.WallTime);
        var isPaused = false;
        var openTakes = new HashSet<string>();
        foreach (var entry in journal)
        {
            (clockAt, wallTime) = entry switch
            {
                RecordingPaused paused => (paused.At, paused.WallTime),
                RecordingResumed resumed => (resumed.At, resumed.WallTime),
                RecordingContinued continued => (continued.At, continued.WallTime),
                _ => (clockAt, wallTime),
            };
            isPaused = entry is RecordingPaused || isPaused && entry is not RecordingResumed;
            if (entry is TakeBegan take)
                openTakes.Add(take.TakeId);
            else if (entry is TakeEnded ended)
                openTakes.Remove(ended.TakeId);
            else if (entry is RecordingContinued)
                openTakes.Clear();
        }

        if (openTakes.Count > 0)
            elapsed += LongestUntold;
        var stoppedAt = wallTime + TimeSpan.FromSeconds(isPaused ? 0 : elapsed - clockAt);
        return new CaptureHistory(began.WallTime, elapsed, stoppedAt, isPaused, journal.OfType<TrackAppeared>().Count());
    }
}
