using System.Diagnostics;
using System.Text;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>The children of a process.</summary>
internal static class Processes
{
    /// <summary>Kills one child of that name with SIGKILL.</summary>
    /// <returns>Its command line; null when there is no such child.</returns>
    public static string? KillChild(int parent, string name, Random random)
    {
        var children = ChildrenOf(parent, name);
        if (children.Count == 0)
            return null;
        try
        {
            var id = children[random.Next(children.Count)];
            var command = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/cmdline")).Replace('\0', ' ');
            using var child = Process.GetProcessById(id);
            child.Kill();
            return command;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException)
        {
            return null; // it has just ended
        }
    }

    private static List<int> ChildrenOf(int parent, string name)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                // pid (name) state parent …
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                var end = stat.LastIndexOf(')');
                if (int.Parse(stat[(end + 2)..].Split(' ')[1]) == parent && stat[(stat.IndexOf('(') + 1)..end].StartsWith(name, StringComparison.Ordinal))
                    children.Add(int.Parse(Path.GetFileName(folder)));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return children;
    }
}
