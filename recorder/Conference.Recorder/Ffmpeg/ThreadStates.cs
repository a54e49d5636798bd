namespace Conference.Recorder.Ffmpeg;

/// <summary>What the threads of a process do, as Linux tells it (proc(5), <c>/proc/PID/task/TID/stat</c>).</summary>
internal static class ThreadStates
{
    public const char Running = 'R';
    public const char OnDisk = 'D';

    /// <summary>A letter for each thread; none for a process that has ended.</summary>
    public static IReadOnlyList<char> Of(int processId)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{processId}/task").Select(thread => StateOf(Path.Combine(thread, "stat"))).OfType<char>()];
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }

    private static char? StateOf(string file)
    {
        try
        {
            // "PID (name) S …", where the name may hold anything.
            var stat = File.ReadAllText(file);
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            // This thread has ended meanwhile.
            return null;
        }
    }
}
