using System.Globalization;

namespace Conference.Benchmarks.Recording;

/// <summary>CPU of this process and of the children that have ended.</summary>
internal readonly record struct CpuMeter(double Own, double Children)
{
    private const double TicksPerSecond = 100; // the unit of /proc: sysconf(_SC_CLK_TCK), 100 on every Linux that .NET runs on

    public static CpuMeter Read()
    {
        // The process's name, in parentheses, may have blanks in it; user and system time of waited-for children are fields 16 and 17.
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var children = double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture);
        return new CpuMeter(Environment.CpuUsage.TotalTime.TotalSeconds, children / TicksPerSecond);
    }

    public static CpuMeter operator -(CpuMeter later, CpuMeter earlier) => new(later.Own - earlier.Own, later.Children - earlier.Children);
}
