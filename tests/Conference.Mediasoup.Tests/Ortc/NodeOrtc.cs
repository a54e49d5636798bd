using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>
/// mediasoup's own ortc in Node, as the oracle for ours. Its packages are installed from the lock file beside it, once per machine.
/// </summary>
internal static class NodeOrtc
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "Ortc", "oracle");

    /// <summary>Answers all cases in one Node process.</summary>
    public static async Task<JsonArray> AskAsync(string ask, IEnumerable<JsonNode> inputs)
    {
        using var deadline = new CancellationTokenSource(Patience);
        string modules = await InstallAsync(deadline.Token);
        var cases = new JsonArray([.. inputs.Select(input => new JsonObject { ["ask"] = ask, ["input"] = input.DeepClone() })]);
        string answers = await RunAsync("node", [Path.Combine(Sources, "oracle.mjs"), modules], cases.ToJsonString(), deadline.Token);
        return JsonNode.Parse(answers)!.AsArray();
    }

    private static async Task<string> InstallAsync(CancellationToken cancellationToken)
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
            // Another test process was quicker.
            Directory.Delete(installing, recursive: true);
        }

        return folder;
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

    private static async Task<string> RunAsync(string program, string[] arguments, string input, CancellationToken cancellationToken)
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
}
