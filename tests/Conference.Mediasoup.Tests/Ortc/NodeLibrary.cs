using System.Diagnostics;
using System.Security.Cryptography;

namespace Conference.Mediasoup.Tests;

/// <summary>
/// mediasoup's own Node library, which tests and benchmarks compare ours with. It is installed from the lock file in
/// <see cref="Sources"/>, once per machine.
/// </summary>
internal static class NodeLibrary
{
    /// <summary>The folder with the lock file, beside the program.</summary>
    public static string Sources { get; } = Path.Combine(AppContext.BaseDirectory, "Ortc", "oracle");

    /// <summary>Gives the folder whose node_modules hold the library.</summary>
    public static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        byte[] packageLock = await File.ReadAllBytesAsync(Path.Combine(Sources, "package-lock.json"), cancellationToken);
        string folder = Path.Combine(CacheFolder(), $"ortc-oracle-{Convert.ToHexStringLower(SHA256.HashData(packageLock))[..12]}");
        if (Directory.Exists(folder))
            return folder;

        // Installed beside its place and then moved there, so that an install that was cut short is never taken for a whole one.
        string installing = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(installing);
        foreach (string file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Sources, file), Path.Combine(installing, file));
        await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", installing], "", cancellationToken);

        try
        {
            Directory.Move(installing, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was quicker.
            Directory.Delete(installing, recursive: true);
        }

        return folder;
    }

    /// <summary>Runs a program to its end with a text on its standard input, and gives its output.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string CacheFolder()
    {
        if (Environment.GetEnvironmentVariable("CONFERENCE_CACHE") is { Length: > 0 } ours)
            return ours;
        string caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } common
            ? common
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "conference");
    }
}
