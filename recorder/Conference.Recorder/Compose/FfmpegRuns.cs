using System.ComponentModel;
using System.Globalization;
using Conference.Recorder.Ffmpeg;

namespace Conference.Recorder.Compose;

/// <summary>The FFmpeg runs of one composition: in one folder, at low priority, their CPU time added up.</summary>
/// <param name="stalls">How long a run may get nowhere.</param>
internal sealed class FfmpegRuns(FfmpegTools tools, string workFolder, Func<string, string> logFile, StallLimits stalls)
{
    private readonly Lock _lock = new();
    private double _cpuSeconds;

    public string WorkFolder { get; } = workFolder;

    /// <summary>User and system time of all finished runs.</summary>
    public double CpuSeconds
    {
        get
        {
            lock (_lock)
                return _cpuSeconds;
        }
    }

    public string PathOf(string name) => Path.Combine(WorkFolder, name);

    /// <summary>Starts a run whose input is written by us.</summary>
    /// <exception cref="FfmpegException">It cannot be started.</exception>
    public FedRun Start(string name, IReadOnlyList<string> arguments)
    {
        var watch = new StallWatch(stalls) { Rests = true };
        try
        {
            var child = ChildProcess.Start(new ChildStart(tools.Ffmpeg, [.. Common, .. arguments])
            {
                WorkingDirectory = WorkFolder,
                LogFile = logFile(name),
                OnOutput = watch.OnOutput,
                Background = true,
            });
            return FedRun.Follow(name, child, watch, this);
        }
        catch (Win32Exception exception)
        {
            throw new FfmpegException(name, new ChildExit(ChildExit.NotStarted, 0, exception.Message));
        }
    }

    public void Add(ChildExit exit)
    {
        lock (_lock)
            _cpuSeconds += exit.CpuSeconds;
    }

    /// <summary>Forgets the log of a run of which nothing needs to be known any more: a long recording has thousands.</summary>
    public void DropLog(string name) => File.Delete(logFile(name));

    /// <param name="name">Names the log.</param>
    /// <param name="onFrames">Called with the number of frames written so far.</param>
    /// <exception cref="FfmpegException">FFmpeg did not end with 0.</exception>
    public async Task RunAsync(string name, IReadOnlyList<string> arguments, Action<int>? onFrames, CancellationToken cancellationToken)
    {
        ChildExit exit;
        var watch = new StallWatch(stalls);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var child = ChildProcess.Start(new ChildStart(tools.Ffmpeg, [.. Common, .. arguments])
            {
                // Filters name files by their bare names here: no path ever needs the filter language's escapes.
                WorkingDirectory = WorkFolder,
                LogFile = logFile(name),
                OnOutput = line =>
                {
                    watch.OnOutput(line);
                    Report(line, onFrames);
                },
                Background = true,
            });
            var stalled = watch.FollowAsync(child, watching.Token);
            exit = await child.WaitAsync(cancellationToken);
            await watching.CancelAsync();
            exit = watch.Judge(await stalled, exit);
        }
        catch (Win32Exception exception)
        {
            exit = new ChildExit(ChildExit.NotStarted, 0, exception.Message);
        }

        Add(exit);
        if (exit.Code != 0 || exit.IsDiskFull)
            throw new FfmpegException(name, exit);
    }

    private static IReadOnlyList<string> Common { get; } =
        ["-hide_banner", "-nostdin", "-nostats", "-benchmark", "-progress", "pipe:1", "-stats_period", "0.25", "-y"];

    private static void Report(string line, Action<int>? onFrames)
    {
        if (line.StartsWith("frame=", StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(6), NumberStyles.Integer, CultureInfo.InvariantCulture, out var frames))
            onFrames?.Invoke(frames);
    }
}
