using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>The reference implementation, as a program: Debian's flatbuffers-compiler.</summary>
internal static class Flatc
{
    /// <summary>Reads messages whose root is <paramref name="table"/>; scalars at their default are shown.</summary>
    public static async Task<IReadOnlyList<JsonObject>> ToJson(string table, IReadOnlyList<byte[]> messages)
    {
        using var folder = new ScratchFolder();
        var inputs = messages.Select((bytes, index) => folder.Write($"{index}.bin", bytes)).ToArray();
        await Run([
            "--json", "--raw-binary", "--strict-json", "--defaults-json", "--root-type", table,
            "-o", folder.Path, PinnedSchemas.FileOf[table], "--", .. inputs]);
        return [.. inputs.Select(input => JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(input, ".json")))!.AsObject())];
    }

    /// <summary>Writes messages whose root is <paramref name="table"/>.</summary>
    public static async Task<IReadOnlyList<byte[]>> ToBinary(string table, IReadOnlyList<JsonObject> values)
    {
        using var folder = new ScratchFolder();
        var inputs = values.Select((json, index) => folder.Write($"{index}.json", Encoding.UTF8.GetBytes(json.ToJsonString()))).ToArray();
        await Run(["--binary", "--root-type", table, "-o", folder.Path, PinnedSchemas.FileOf[table], .. inputs]);
        return [.. inputs.Select(input => File.ReadAllBytes(Path.ChangeExtension(input, ".bin")))];
    }

    private static async Task Run(IEnumerable<string> arguments)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var process = Process.Start(new ProcessStartInfo("flatc", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, $"flatc: {await output}{await errors}");
    }
}
