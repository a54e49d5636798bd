namespace Conference.Recorder.Ffmpeg;

/// <summary>
/// Ends an FFmpeg run that gets nowhere: a filter graph that waits for a picture which never comes goes on for ever, and so does a process that somebody
/// stopped. What counts is its own CPU time, and whether it wants any: on a busy machine a run at the lowest priority may get none for long and be well.
/// </summary>
internal sealed class StallWatch(StallLimits limits)
{
    // Whatever it seems to wait for, a disk or a CPU, by then it will not come.
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string _frame = "";
    private string _time = "";
    private int _steps;
    private volatile bool _rests;

    /// <summary>Whether nothing is expected of the run at the moment.</summary>
    public bool Rests
    {
        get => _rests;
        set
        {
            Step();
            _rests = value;
        }
    }

    /// <summary>Takes a line of <c>-progress</c>.</summary>
    public void OnOutput(string line)
    {
        if (line.StartsWith("frame=", StringComparison.Ordinal))
            Note(ref _frame, line);
        else if (line.StartsWith("out_time_us=", StringComparison.Ordinal))
            Note(ref _time, line);
    }

    /// <summary>The run got further.</summary>
    public void Step() => Interlocked.Increment(ref _steps);

    /// <summary>Kills the run when it has stalled, and tells whether it had to.</summary>
    public async Task<Stall> FollowAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        var (steps, cpu) = (-1, TimeSpan.Zero);

        // Counted in ticks and not taken from a clock: while we are stopped ourselves, or the whole machine is, nobody stands still.
        var (still, unwilling) = (TimeSpan.Zero, TimeSpan.Zero);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var used = child.CpuTime;
                var step = Volatile.Read(ref _steps);
                if (step != steps || _rests)
                {
                    (steps, cpu, still, unwilling) = (step, used, TimeSpan.Zero, TimeSpan.Zero);
                    continue;
                }

                still += Interval;
                unwilling = child.WantsToRun ? TimeSpan.Zero : unwilling + Interval;
                var stall = used - cpu > limits.Working ? Stall.Working
                    : unwilling >= limits.Standing || still >= LongestStandstill ? Stall.Standing
                    : Stall.None;
                if (stall == Stall.None)
                    continue;

                child.Kill();
                return stall;
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return Stall.None;
    }

    /// <summary>What is to be said of a run that ended so.</summary>
    public ChildExit Judge(Stall stall, ChildExit exit) => stall switch
    {
        Stall.None => exit,
        Stall.Working => exit with
        {
            Code = ChildExit.Stalled,
            LastWords = $"It worked for {limits.Working.TotalSeconds:F0} s without getting any further. {exit.LastWords}",
        },
        Stall.Standing => exit with { LastWords = $"It stood still, waiting for nothing that would come, and was killed. {exit.LastWords}" },
        _ => throw new ArgumentOutOfRangeException(nameof(stall), stall, null),
    };

    private void Note(ref string last, string line)
    {
        if (last == line)
            return;
        last = line;
        Step();
    }
}
