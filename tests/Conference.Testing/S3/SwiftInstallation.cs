namespace Conference.Testing.S3;

/// <summary>Swift as scripts/lib/prepare unpacked it.</summary>
internal static class SwiftInstallation
{
    /// <summary>Debian's own: a Python that was installed beside it does not fit the compiled modules.</summary>
    public const string Python = "/usr/bin/python3";

    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public static IReadOnlyDictionary<string, string> Environment { get; } = Find();

    private static Dictionary<string, string> Find()
    {
        var folder = Directory.Exists(CacheFolder())
            ? Directory.EnumerateDirectories(CacheFolder(), "swift-*").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (folder is null)
            throw new InvalidOperationException($"OpenStack Swift is not in {CacheFolder()}. Run scripts/lib/prepare test, which fetches it.");
        return new()
        {
            ["PYTHONPATH"] = Path.Combine(folder, "usr/lib/python3/dist-packages"),
            ["LD_LIBRARY_PATH"] = Directory.EnumerateDirectories(Path.Combine(folder, "usr/lib"), "*-linux-gnu").First(),
        };
    }

    private static string CacheFolder()
    {
        if (System.Environment.GetEnvironmentVariable("CONFERENCE_CACHE") is { Length: > 0 } ours)
            return ours;
        var caches = System.Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } common
            ? common
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "conference");
    }
}
