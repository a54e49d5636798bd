namespace Conference.EndToEnd.Tests.Servers;

/// <summary>A process as /proc shows it; its start time tells it from a later one with the same id.</summary>
internal sealed record RunningProcess(int Id, string Name, int ParentId, ulong StartTime)
{
    /// <summary>Whether it runs. A process that has ended but was not waited for does not.</summary>
    public bool IsRunning => Read(Id) is { } now && now.StartTime == StartTime;

    /// <summary>All processes that descend from one.</summary>
    public static IReadOnlyList<RunningProcess> DescendantsOf(int processId)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Read(id) : null)
            .OfType<RunningProcess>()
            .ToLookup(process => process.ParentId);
        var found = new List<RunningProcess>();
        var parents = new Queue<int>([processId]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                found.Add(child);
                parents.Enqueue(child.Id);
            }
        }

        return found;
    }

    // proc(5): pid (name) state ppid … starttime is field 22; a name may hold blanks and parentheses.
    private static RunningProcess? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var nameEnd = stat.LastIndexOf(')');
            var fields = stat[(nameEnd + 2)..].Split(' ');
            return fields[0] is "Z" or "X"
                ? null
                : new RunningProcess(id, stat[(stat.IndexOf('(') + 1)..nameEnd], int.Parse(fields[1]), ulong.Parse(fields[19]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It ended while we looked.
        }
    }
}
