using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Extras;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Engine;

/// <summary>Captures and composes in this process.</summary>
internal sealed class RecordingEngine(
    IMeetingSource source, FfmpegTools tools, Composer composer, ExtrasMaker extras,
    IOptions<RecorderOptions> options, TimeProvider time, ILogger<RecordingEngine> logger) : IRecordingEngine
{
    private readonly CaptureOpener _captures = new(source, options.Value, time, logger);
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataFolder), "recordings");

    public Task EnsureUsableAsync(CancellationToken cancellationToken) => tools.EnsureUsableAsync(cancellationToken);

    public async Task<IRecordingCapture> CaptureAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await EnsureUsableAsync(cancellationToken);
        var folder = new RecordingFolder(FolderOf(job.Id));
        var session = await _captures.OpenAsync(job, folder, cancellationToken);
        return new RecordingCapture(session, composer.Follow(folder, job.Settings));
    }

    public async Task<RecordingResult> ComposeAsync(RecordingJob job, bool anew, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var folder = new RecordingFolder(FolderOf(job.Id));
        try
        {
            await EnsureUsableAsync(cancellationToken);
            folder.Create(); // of one that came back from the storage there are the tracks alone
            var composition = await composer.ComposeAsync(folder, job.Settings, anew, progress, cancellationToken);
            var (artifacts, missing) = await extras.MakeAsync(job, folder, composition, cancellationToken);
            Directory.Delete(folder.Scenes, recursive: true);
            return new RecordingResult(
                composition.Duration, artifacts, composition.Participants, missing, composition.CaptureCpuSeconds, composition.ComposeCpuSeconds);
        }
        catch (Exception exception) when (ComposeFailure.Of(exception) is not null)
        {
            throw ComposeFailure.Of(exception)!;
        }
    }

    public bool Holds(string recordingId) => File.Exists(new RecordingFolder(FolderOf(recordingId)).Journal);

    public string FolderOf(string recordingId) => Path.Combine(_root, recordingId);
}
