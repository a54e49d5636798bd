using System.ComponentModel;
using System.Globalization;
using Conference.Recorder.Ffmpeg;

namespace Conference.Recorder.Compose;

/// <summary>The FFmpeg runs of one composition: in one folder, at low priority, their CPU time added up.</summary>
internal sealed class FfmpegRuns(FfmpegTools tools, string workFolder, Func<string, string> logFile)
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

    /// <param name="name">Names the log.</param>
    /// <param name="onFrames">Called with the number of frames written so far.</param>
    /// <exception cref="FfmpegException">FFmpeg did not end with 0.</exception>
    public async Task RunAsync(string name, IReadOnlyList<string> arguments, Action<int>? onFrames, CancellationToken cancellationToken)
    {
        ChildExit exit;
        try
        {
            await using var child = ChildProcess.Start(new ChildStart(tools.Ffmpeg, [.. Common, .. arguments])
            {
                // Filters name files by their bare names here: no path ever needs the filter language's escapes.
                WorkingDirectory = WorkFolder,
                LogFile = logFile(name),
                OnOutput = line => Report(line, onFrames),
                Background = true,
            });
            exit = await child.WaitAsync(cancellationToken);
        }
        catch (Win32Exception exception)
        {
            exit = new ChildExit(-1, 0, exception.Message);
        }

        lock (_lock)
            _cpuSeconds += exit.CpuSeconds;
        if (exit.Code != 0)
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
