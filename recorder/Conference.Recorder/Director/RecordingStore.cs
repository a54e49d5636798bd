using System.Collections.Concurrent;
using System.Text.Json;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Director;

/// <summary>All recordings under the data folder.</summary>
internal sealed partial class RecordingStore(IOptions<RecorderOptions> options, ILogger<RecordingStore> logger)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataFolder), "recordings");
    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<string, Recording> _recordings = new();

    public Recording? Find(string id) => _recordings.GetValueOrDefault(id);

    public IEnumerable<Recording> All => _recordings.Values;

    /// <exception cref="RecorderUnavailableException">The data folder cannot be written.</exception>
    public Recording Create(string id, RecordingInfo info)
    {
        var folder = new RecordingFolder(Path.Combine(_root, id));
        try
        {
            folder.Create();
            ManifestFiles.Write(folder, new Manifest(Manifest.CurrentFormat, info));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RecorderUnavailableException(
                "storage_unwritable",
                $"Recordings cannot be written to {_root}: {exception.Message} Make the folder writable or set {nameof(RecorderOptions.DataFolder)}.",
                exception);
        }

        var recording = new Recording(folder, info);
        _recordings[id] = recording;
        return recording;
    }

    /// <summary>Forgets a recording that never began, and its folder.</summary>
    public void Discard(Recording recording)
    {
        _recordings.TryRemove(recording.Folder.Id, out _);
        try
        {
            Directory.Delete(recording.Folder.Root, recursive: true);
        }
        catch (IOException exception)
        {
            LogNotDeleted(exception, recording.Folder.Root);
        }
    }

    /// <summary>Finds what earlier runs left on disk.</summary>
    public void Load()
    {
        if (!Directory.Exists(_root))
            return;

        foreach (var path in Directory.EnumerateDirectories(_root))
        {
            var folder = new RecordingFolder(path);
            try
            {
                _recordings.TryAdd(folder.Id, new Recording(folder, ManifestFiles.Read(folder).Recording));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
            {
                // One unreadable folder must not hide the others; it is left as it is for a person to look at.
                LogUnreadable(exception, path);
            }
        }
    }

    [LoggerMessage(4030, LogLevel.Error, "The recording in {Folder} cannot be read and is left out")]
    private partial void LogUnreadable(Exception exception, string folder);

    [LoggerMessage(4031, LogLevel.Warning, "The unused folder {Folder} could not be deleted")]
    private partial void LogNotDeleted(Exception exception, string folder);
}
