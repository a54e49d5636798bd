namespace Conference.Mediasoup.Tests.Faults;

/// <summary>What this process has. There is no event for a thread that has ended or a descriptor that was closed, so it is looked at again.</summary>
internal static class OwnProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Task LosesThreadsAsync(string namePrefix) => LosesAsync(
        () => Directory.EnumerateDirectories("/proc/self/task").Select(task => ReadOrEmpty(Path.Combine(task, "comm"))),
        name => name.StartsWith(namePrefix, StringComparison.Ordinal),
        "thread");

    public static Task LosesPipesAsync(IReadOnlyCollection<string> pipes) => LosesAsync(
        () => new DirectoryInfo("/proc/self/fd").EnumerateFiles().Select(LinkOrEmpty), pipes.Contains, "descriptor");

    private static async Task LosesAsync(Func<IEnumerable<string>> look, Func<string, bool> isMeant, string what)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (look().FirstOrDefault(isMeant) is { } left)
        {
            Assert.False(deadline.IsCancellationRequested, $"A {what} was left: {left}");
            await Task.Delay(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        }
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }

    private static string LinkOrEmpty(FileInfo descriptor)
    {
        try
        {
            return descriptor.LinkTarget ?? "";
        }
        catch (IOException)
        {
            // It was just closed.
            return "";
        }
    }
}
