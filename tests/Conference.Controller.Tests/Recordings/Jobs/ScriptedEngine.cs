using System.Collections.Concurrent;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

/// <summary>An engine without media: what it does is told by the test, and what was asked of it is written down. Its files are real.</summary>
internal sealed class ScriptedEngine(string dataFolder) : IRecordingEngine
{
    public const string Film = "composite.mp4";

    public ConcurrentQueue<string> Captured { get; } = new();

    public ConcurrentQueue<string> Composed { get; } = new();

    public ConcurrentDictionary<string, ScriptedCapture> Captures { get; } = new();

    /// <summary>What comes instead of a capture, or nothing.</summary>
    public Func<RecordingJob, Exception?> OnCapture { get; set; } = _ => null;

    /// <summary>What composing does before it succeeds.</summary>
    public Func<RecordingJob, CancellationToken, Task> OnCompose { get; set; } = (_, _) => Task.CompletedTask;

    public Task EnsureUsableAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IRecordingCapture> CaptureAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (OnCapture(job) is { } refusal)
            throw refusal;
        Captured.Enqueue(job.Id);
        Directory.CreateDirectory(FolderOf(job.Id));
        await File.AppendAllTextAsync(Journal(job.Id), "{}\n", cancellationToken);
        return Captures[job.Id] = new ScriptedCapture();
    }

    public async Task<RecordingResult> ComposeAsync(RecordingJob job, bool anew, IProgress<double> progress, CancellationToken cancellationToken)
    {
        await OnCompose(job, cancellationToken);
        Composed.Enqueue(job.Id);
        var path = Path.Combine(FolderOf(job.Id), Film);
        await File.WriteAllTextAsync(path, $"film of {job.Id}{(anew ? " anew" : string.Empty)}", cancellationToken);
        progress.Report(1);
        var artifact = new RecordingArtifact(ArtifactKind.Composite, Film, "video/mp4", new FileInfo(path).Length, string.Empty);
        return new RecordingResult(TimeSpan.FromSeconds(3), [artifact], ["Ada"], [], 0.1, 0.2);
    }

    public bool Holds(string recordingId) => File.Exists(Journal(recordingId));

    public string FolderOf(string recordingId) => Path.Combine(dataFolder, "recordings", recordingId);

    private string Journal(string recordingId) => Path.Combine(FolderOf(recordingId), "journal.ndjson");
}
