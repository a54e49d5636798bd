using System.Globalization;

namespace Conference.Testing.People;

/// <summary>
/// Calls something every 5 ms on a thread of its own, whose CPU is known: so what a meeting's senders cost can be told from what the
/// recorder beside them costs.
/// </summary>
internal sealed class Pacer : IDisposable
{
    private const double NanosecondsPerSecond = 1e9;
    private const int TicksPerLook = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly Action _act;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;
    private double _cpuSeconds;

    public Pacer(Action act)
    {
        _act = act;
        _thread = new Thread(Run) { IsBackground = true, Name = "pacer" };
        _thread.Start();
    }

    /// <summary>CPU that the thread has used so far, as of at most 100 ms ago.</summary>
    public double CpuSeconds => Volatile.Read(ref _cpuSeconds);

    public void Dispose()
    {
        _closing.Set();
        _thread.Join();
        _closing.Dispose();
    }

    private void Run()
    {
        for (var tick = 0; !_closing.Wait(Tick); tick++)
        {
            _act();
            if (tick % TicksPerLook == 0 && OperatingSystem.IsLinux())
                Volatile.Write(ref _cpuSeconds, ReadCpu());
        }
    }

    // Its first figure is the time that the thread spent on a CPU.
    private static double ReadCpu() =>
        double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / NanosecondsPerSecond;
}
