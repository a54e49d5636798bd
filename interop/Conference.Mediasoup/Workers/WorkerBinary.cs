using System.Runtime.InteropServices;

namespace Conference.Mediasoup;

/// <summary>Where the mediasoup-worker binary is.</summary>
internal static class WorkerBinary
{
    public const string PathVariable = "MEDIASOUP_WORKER_BIN";
    public const string CacheVariable = "CONFERENCE_CACHE";
    private const string FileName = "mediasoup-worker";

    /// <summary>The binary that is given, else that of the environment, else that beside the application, else that of the cache.</summary>
    /// <exception cref="WorkerStartException">There is no file at that place.</exception>
    public static string Find(string? explicitPath)
    {
        if (!string.IsNullOrEmpty(explicitPath)) return Existing(explicitPath, nameof(WorkerOptions.WorkerPath));
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path) return Existing(path, PathVariable);
        if (Packaged() is { } packaged) return packaged;

        var cached = Path.Combine(CacheFolder(), $"mediasoup-{MediasoupVersion.Value}", "bin", FileName);
        if (File.Exists(cached)) return cached;
        throw new WorkerStartException(
            $"No mediasoup-worker {MediasoupVersion.Value} was found: {nameof(WorkerOptions)}.{nameof(WorkerOptions.WorkerPath)} is not set, " +
            $"the environment variable {PathVariable} is not set, the package Conference.Mediasoup.Worker is not referenced, and there is no file " +
            $"{cached}. Reference the package, or build the worker with dotnet cake --target=Worker.");
    }

    /// <summary>The binary of the package Conference.Mediasoup.Worker: where a build puts it, and a publication for one system.</summary>
    private static string? Packaged()
    {
        var folder = AppContext.BaseDirectory;
        string[] places = [Path.Combine(folder, "runtimes", PortableRuntime(), "native", FileName), Path.Combine(folder, FileName)];
        return places.FirstOrDefault(File.Exists);
    }

    private static string PortableRuntime() =>
        $"{(OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

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
