namespace Conference.Mediasoup;

/// <summary>Where the mediasoup-worker binary is.</summary>
internal static class WorkerBinary
{
    public const string PathVariable = "MEDIASOUP_WORKER_BIN";
    public const string CacheVariable = "CONFERENCE_CACHE";

    /// <summary>The binary that is given, else that of the environment, else that of the cache.</summary>
    /// <exception cref="WorkerStartException">There is no file at that place.</exception>
    public static string Find(string? explicitPath)
    {
        if (!string.IsNullOrEmpty(explicitPath)) return Existing(explicitPath, nameof(WorkerOptions.WorkerPath));
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path) return Existing(path, PathVariable);

        var cached = Path.Combine(CacheFolder(), $"mediasoup-{MediasoupVersion.Value}", "bin", "mediasoup-worker");
        if (File.Exists(cached)) return cached;
        throw new WorkerStartException(
            $"No mediasoup-worker {MediasoupVersion.Value} was found: {nameof(WorkerOptions)}.{nameof(WorkerOptions.WorkerPath)} is not set, " +
            $"the environment variable {PathVariable} is not set, and there is no file {cached}. " +
            "Build it with ./scripts/run or with dotnet cake --target=Worker.");
    }

    private static string Existing(string path, string source) =>
        File.Exists(path) ? path : throw new WorkerStartException($"There is no mediasoup-worker at {path}, which {source} names.");

    private static string CacheFolder()
    {
        if (Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } cache) return cache;
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root, "conference");
    }
}
