namespace Conference.Recorder.Capture;

/// <summary>
/// The one clock of a recording: seconds of what is recorded, monotonic. It stands still while the recording is paused, so that nothing
/// behind it needs to know of pauses.
/// </summary>
internal sealed class RecordingClock
{
    private readonly Lock _lock = new();
    private volatile Reading _reading;

    /// <summary>A clock that runs.</summary>
    public RecordingClock(TimeProvider time)
        : this(time, time.GetUtcNow(), 0, isPaused: false)
    {
    }

    /// <summary>A clock that goes on where an earlier one stopped.</summary>
    /// <param name="startedAt">When the recording began.</param>
    /// <param name="elapsed">What the earlier one showed, in seconds.</param>
    public RecordingClock(TimeProvider time, DateTimeOffset startedAt, double elapsed, bool isPaused)
    {
        Time = time;
        StartedAt = startedAt;
        _reading = new Reading(elapsed, isPaused ? null : time.GetTimestamp());
    }

    public TimeProvider Time { get; }

    public DateTimeOffset StartedAt { get; }

    public bool IsPaused => _reading.Since is null;

    public double Now => At(_reading);

    /// <summary>False when it stands already.</summary>
    public bool TryPause()
    {
        lock (_lock)
        {
            if (_reading.Since is null)
                return false;
            _reading = new Reading(At(_reading), null);
            return true;
        }
    }

    /// <summary>False when it runs already.</summary>
    public bool TryResume()
    {
        lock (_lock)
        {
            if (_reading.Since is not null)
                return false;
            _reading = new Reading(_reading.Elapsed, Time.GetTimestamp());
            return true;
        }
    }

    private double At(Reading reading) => reading.Elapsed + (reading.Since is { } since ? Time.GetElapsedTime(since).TotalSeconds : 0);

    // Replaced as a whole, so that readers need no lock.
    private sealed record Reading(double Elapsed, long? Since);
}
