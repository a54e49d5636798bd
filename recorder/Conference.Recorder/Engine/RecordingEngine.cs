using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Conference.Recorder.Capture;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Engine;

/// <summary>Captures and composes in this process.</summary>
internal sealed class RecordingEngine(
    IMeetingSource source, FfmpegTools tools, Composer composer, IOptions<RecorderOptions> options, TimeProvider time, ILogger<RecordingEngine> logger)
    : IRecordingEngine
{
    private readonly RecorderOptions _options = options.Value;
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataFolder), "recordings");

    public Task EnsureUsableAsync(CancellationToken cancellationToken) => tools.EnsureUsableAsync(cancellationToken);

    public async Task<IRecordingCapture> CaptureAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await EnsureUsableAsync(cancellationToken);
        var folder = new RecordingFolder(FolderOf(job.Id));
        var feed = await source.OpenAsync(job, cancellationToken);
        JournalWriter? journal = null;
        try
        {
            folder.Create();
            journal = JournalWriter.Create(folder.Journal);
            var outlet = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            outlet.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var clock = new RecordingClock(time);
            journal.Append(new RecordingBegan(
                0, Manifest.CurrentFormat, job.Id, job.MeetingId, job.MeetingCode, job.MeetingName, clock.StartedAt));
            return new RecordingCapture(CaptureSession.Start(new CaptureContext(folder, _options, tools, clock, journal, feed, outlet, logger)));
        }
        catch (Exception exception)
        {
            journal?.Dispose();
            await feed.DisposeAsync();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new RecorderUnavailableException(
                    "storage_unwritable",
                    $"Recordings cannot be written to {_root}: {exception.Message} Make the folder writable or set {nameof(RecorderOptions.DataFolder)}.",
                    exception);
            }

            throw;
        }
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
