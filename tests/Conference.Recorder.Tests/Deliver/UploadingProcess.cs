using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>A recorder's process that delivers a recording, to be killed.</summary>
internal sealed class UploadingProcess : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;

    private UploadingProcess(Process process) => _process = process;

    private sealed record Order(StorageOptions Options, RecordingJob Job, string Folder, IReadOnlyList<RecordingArtifact> Artifacts);

    public static UploadingProcess Start(StorageOptions options, StoredRecording recording)
    {
        var order = recording.PathOf("order.json");
        File.WriteAllText(order, JsonSerializer.Serialize(new Order(options, recording.Job, recording.Folder, recording.Artifacts)));
        return new UploadingProcess(Process.Start(
            new ProcessStartInfo("dotnet", [typeof(UploadingProcess).Assembly.Location, nameof(UploadingProcess), order]) { UseShellExecute = false })!);
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(string orderFile)
    {
        var order = JsonSerializer.Deserialize<Order>(await File.ReadAllTextAsync(orderFile))!;
        using var storage = TestStorage.Open(order.Options);
        await storage.DeliverAsync(order.Job, order.Folder, order.Artifacts, new Progress<double>(), CancellationToken.None);
    }

    /// <summary>Waits until upload.json, which is replaced as a whole, tells of so many parts.</summary>
    public async Task RecordedAsync(StoredRecording recording, int parts)
    {
        while (Recorded(recording.PathOf("upload.json")) < parts)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The uploading process ended with {_process.ExitCode}.");
            await Task.Delay(LookInterval);
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static int Recorded(string file) =>
        File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!["objects"]![0]!["parts"]!.AsArray().Count : 0;
}
