using System.Reflection;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Jobs;

/// <summary>What a recorder tells of itself: who it is, how much room it has, and why it could not record now.</summary>
internal sealed partial class RecorderState(
    RecorderIdentity identity, IRecordingEngine engine, IOptions<RecorderOptions> recorder, IOptions<RecordingWorkerOptions> options,
    TimeProvider time, ILogger<RecorderState> logger)
{
    // A disk may become read-only at any time; one small file tells.
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(5);
    private static readonly string Version = typeof(RecorderState).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private (string Code, string Text)? _unusable;
    private RecorderUnavailableException? _unwritable;
    private long? _probed;

    /// <exception cref="RecorderUnavailableException">The data folder cannot be written.</exception>
    public string StorageId => identity.StorageId;

    /// <exception cref="RecorderUnavailableException">The data folder never could be written, so that this recorder has no name.</exception>
    public async Task<RecorderBeat> LookAsync(int active, bool isFirst, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var free = FreeBytes();
        var name = options.Value.Name.Length > 0 ? options.Value.Name : Environment.MachineName;
        var beat = new RecorderBeat(
            identity.Id, name, identity.StorageId, options.Value.Capacity, active, free, Version, isFirst);
        if (_unusable is { } unusable)
            return beat with { ProblemCode = unusable.Code, Problem = unusable.Text };
        if (Unwritable() is { } unwritable)
            return beat with { ProblemCode = unwritable.Code, Problem = unwritable.Message };
        return free >= options.Value.MinimumFreeDisk ? beat : beat with
        {
            ProblemCode = "disk_full",
            Problem = $"{free >> 20} MiB are free in {recorder.Value.DataFolder} and {options.Value.MinimumFreeDisk >> 20} MiB are needed: "
                + $"make room, or change {nameof(RecordingWorkerOptions.MinimumFreeDisk)}.",
        };
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await engine.EnsureUsableAsync(cancellationToken);
            _unusable = null;
        }
        catch (RecorderUnavailableException exception)
        {
            if (_unusable?.Text != exception.Message)
                LogUnusable(exception.Message);
            _unusable = (exception.Code, exception.Message);
        }
    }

    private RecorderUnavailableException? Unwritable()
    {
        if (_unwritable is null && _probed is { } probed && time.GetElapsedTime(probed) < ProbeInterval)
            return null;
        var folder = Path.Combine(recorder.Value.DataFolder, "recordings");
        try
        {
            // Empty, so that a disk that is only full is told as that.
            using var probe = new FileStream(
                Path.Combine(folder, $".probe-{identity.Id}"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            _unwritable = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (_unwritable is null)
                LogUnusable(exception.Message);
            _unwritable = RecorderIdentity.Unwritable(folder, exception);
        }

        _probed = time.GetTimestamp();
        return _unwritable;
    }

    private long FreeBytes()
    {
        var folder = Path.GetFullPath(recorder.Value.DataFolder);
        return new DriveInfo(folder).AvailableFreeSpace;
    }

    [LoggerMessage(4151, LogLevel.Warning, "No recordings can be made here: {Problem}")]
    private partial void LogUnusable(string problem);
}
