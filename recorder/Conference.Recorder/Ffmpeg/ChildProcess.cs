using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Conference.Recorder.Ffmpeg;

/// <summary>One run of a program: arguments as a list, a log that begins with its command line, and no way to outlive its owner.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 6;

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private double _cpuSeconds;

    // What matters most stands above what encoders have to say at their end.
    private string? _fullDisk;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>What is written here the program reads as its input.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>CPU time used so far; zero when it has ended.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It has ended, and the system has forgotten it.
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether anything in it has work to do, or waits for a disk; what cannot be told is taken for work.</summary>
    public bool WantsToRun => !OperatingSystem.IsLinux() || ThreadStates.Of(_process.Id).Any(state => state is ThreadStates.Running or ThreadStates.OnDisk);

    /// <summary>Completes when the process has ended and its output is read to the end; never fails.</summary>
    public Task<ChildExit> Exited { get; private set; } = null!;

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ChildProcess Start(ChildStart start)
    {
        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            WorkingDirectory = start.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        var child = new ChildProcess(new Process { StartInfo = info });
        child._process.Start();
        if (start.Background)
            child.LowerPriority();
        child.Exited = child.RunAsync(start);
        return child;
    }

    /// <summary>Tells the program that its input is over.</summary>
    public void EndInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Waits for the end; when the token is cancelled the process is killed first.</summary>
    public async Task<ChildExit> WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(Kill);
        var exit = await Exited;
        cancellationToken.ThrowIfCancellationRequested();
        return exit;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private void LowerPriority()
    {
        try
        {
            _process.PriorityClass = ProcessPriorityClass.Idle;
        }
        catch (InvalidOperationException)
        {
            // It has ended already; its priority no longer matters.
        }
    }

    private async Task<ChildExit> RunAsync(ChildStart start)
    {
        await Task.WhenAll(ReadErrorsAsync(start), ReadOutputAsync(start));
        await _process.WaitForExitAsync(CancellationToken.None);
        IEnumerable<string> words = _fullDisk is null || _lastLines.Contains(_fullDisk) ? _lastLines : _lastLines.Prepend(_fullDisk);
        return new ChildExit(_process.ExitCode, _cpuSeconds, string.Join('\n', words));
    }

    private async Task ReadErrorsAsync(ChildStart start)
    {
        await using var log = ChildLog.Open(start);
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            log.Write(line);
            if (line.StartsWith("bench: utime=", StringComparison.Ordinal))
                _cpuSeconds = ReadCpuSeconds(line);
            else
                Remember(line);
        }
    }

    private async Task ReadOutputAsync(ChildStart start)
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            start.OnOutput?.Invoke(line);
    }

    private void Remember(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (ChildExit.TellsOfFullDisk(line))
            _fullDisk = line;
        if (_lastLines.Count == KeptLines)
            _lastLines.Dequeue();
        _lastLines.Enqueue(line);
    }

    // "bench: utime=1.234s stime=0.056s rtime=2.000s": FFmpeg's -benchmark reads its own rusage, which .NET cannot do after the exit.
    private static double ReadCpuSeconds(string line) => line.Split(' ')
        .Where(word => word.StartsWith("utime=", StringComparison.Ordinal) || word.StartsWith("stime=", StringComparison.Ordinal))
        .Sum(word => double.Parse(word[6..].TrimEnd('s'), CultureInfo.InvariantCulture));
}
