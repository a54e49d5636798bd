using System.Security.Cryptography;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Engine;

/// <summary>Captures and composes in this process.</summary>
internal sealed class RecordingEngine(
    IMeetingSource source, FfmpegTools tools, Composer composer, IOptions<RecorderOptions> options, TimeProvider time, ILogger<RecordingEngine> logger)
    : IRecordingEngine
{
    private readonly CaptureOpener _captures = new(source, options.Value, time, logger);
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataFolder), "recordings");

    public Task EnsureUsableAsync(CancellationToken cancellationToken) => tools.EnsureUsableAsync(cancellationToken);

    public async Task<IRecordingCapture> CaptureAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await EnsureUsableAsync(cancellationToken);
        return new RecordingCapture(await _captures.OpenAsync(job, new RecordingFolder(FolderOf(job.Id)), cancellationToken));
    }

    public async Task<RecordingResult> ComposeAsync(RecordingJob job, bool anew, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var folder = new RecordingFolder(FolderOf(job.Id));
        try
        {
            await EnsureUsableAsync(cancellationToken);
            var composition = await composer.ComposeAsync(folder, job.Settings, progress, cancellationToken);
            return new RecordingResult(
                composition.Duration, [await ArtifactAsync(folder, ArtifactKind.Composite, folder.Composite, "video/mp4", cancellationToken)],
                composition.Participants, composition.Missing, composition.CaptureCpuSeconds, composition.ComposeCpuSeconds);
        }
        catch (Exception exception) when (exception is FfmpegException or IOException or UnauthorizedAccessException)
        {
            throw new RecordingFailedException(
                exception is FfmpegException ? "ffmpeg_failed" : "storage_failed", $"{exception.Message} The tracks are kept.", retryable: true, exception);
        }
    }

    public bool Holds(string recordingId) => File.Exists(new RecordingFolder(FolderOf(recordingId)).Journal);

    public string FolderOf(string recordingId) => Path.Combine(_root, recordingId);

    private static async Task<RecordingArtifact> ArtifactAsync(
        RecordingFolder folder, ArtifactKind kind, string path, string mediaType, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        return new RecordingArtifact(
            kind, Path.GetRelativePath(folder.Root, path).Replace('\\', '/'), mediaType, file.Length, Convert.ToHexStringLower(hash));
    }
}
