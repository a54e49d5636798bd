using System.Diagnostics;
using System.Globalization;

namespace Conference.Controller.Storage.Embedded;

/// <summary>
/// A server that an earlier controller left behind when it was killed. It is stopped and a new one started, rather than taken over: a
/// child tells us when it dies, writes its log to us and runs with this build's settings, and stopping takes a fraction of a second.
/// </summary>
internal static class Orphan
{
    // The clock may have been set between the two readings of it.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The server whose lock file lies in the data folder, or null; a lock file that is another process's is removed.</summary>
    /// <remarks>
    /// The number alone tells nothing: after a restart, above all of a container, another process may have it. PostgreSQL would refuse to start
    /// then, and pg_ctl would stop the other one. A lock file of a dead process stays: PostgreSQL makes sure that no child of it lives.
    /// </remarks>
    public static Process? Find(string lockFile)
    {
        if (!File.Exists(lockFile))
            return null;
        // Lines: process id, data folder, start (seconds since 1970), port, ... (src/include/utils/pidfile.h)
        var lines = File.ReadAllLines(lockFile);
        if (lines.Length < 3 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(lines[2], CultureInfo.InvariantCulture, out var started) || TryGetProcess(id) is not { } process)
        {
            return null;
        }
        if (IsServer(process, DateTimeOffset.FromUnixTimeSeconds(started)))
            return process;
        process.Dispose();
        File.Delete(lockFile);
        return null;
    }

    private static bool IsServer(Process process, DateTimeOffset started) =>
        process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
        && (new DateTimeOffset(process.StartTime) - started).Duration() < Tolerance;

    private static Process? TryGetProcess(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null; // there is no such process
        }
    }
}
