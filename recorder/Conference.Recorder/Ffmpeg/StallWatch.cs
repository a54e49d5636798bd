namespace Conference.Recorder.Ffmpeg;

/// <summary>
/// Ends an FFmpeg run that works without getting anywhere: a filter graph that waits for a picture which never comes goes on for ever. Its own CPU time counts,
/// since on a busy machine a run at the lowest priority may stand still for long and be well.
/// </summary>
internal sealed class StallWatch(TimeSpan longestStall)
{
    // Without any CPU time used it waits for something that does not come. A disk that hangs for less is left alone.
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string _frame = "";
    private string _time = "";
    private int _steps;

    /// <summary>Takes a line of <c>-progress</c>.</summary>
    public void OnOutput(string line)
    {
        if (line.StartsWith("frame=", StringComparison.Ordinal))
            Note(ref _frame, line);
        else if (line.StartsWith("out_time_us=", StringComparison.Ordinal))
            Note(ref _time, line);
    }

    /// <summary>Kills the run when it has stalled, and tells whether it had to.</summary>
    public async Task<bool> FollowAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        var (steps, cpu, since) = (-1, TimeSpan.Zero, TimeProvider.System.GetTimestamp());
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var used = child.CpuTime;
                if (Volatile.Read(ref _steps) is var now && now != steps)
                {
                    (steps, cpu, since) = (now, used, TimeProvider.System.GetTimestamp());
                }
                else if (used - cpu > longestStall || TimeProvider.System.GetElapsedTime(since) > LongestStandstill)
                {
                    child.Kill();
                    return true;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return false;
    }

    private void Note(ref string last, string line)
    {
        if (last == line)
            return;
        last = line;
        Interlocked.Increment(ref _steps);
    }
}
