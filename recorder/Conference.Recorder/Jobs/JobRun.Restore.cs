using Conference.Recorder.Contracts;
using Conference.Recorder.Engine;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

internal sealed partial class JobRun
{
    /// <summary>Brings back from the storage what is not on this disk, any more or yet.</summary>
    /// <param name="isNeeded">Which artifacts the next step reads.</param>
    private async Task RestoreAsync(Func<RecordingArtifact, bool> isNeeded)
    {
        var folder = _tools.Engine.FolderOf(Job.Id);
        var missing = _claimed.Artifacts.Where(artifact => isNeeded(artifact) && !IsHere(folder, artifact)).ToDictionary(artifact => artifact.Path, StringComparer.Ordinal);
        var stored = _claimed.Stored.Where(item => missing.ContainsKey(item.Path)).ToList();
        if (stored.Count == 0)
            return;
        try
        {
            await _tools.Storage.RestoreAsync(stored, folder, _abandoned.Token);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ComposeFailure.Of(exception)!; // this host's disk: the storage's failures have names of their own
        }

        LogRestored(Job.Id, stored.Count, stored.Sum(item => item.SizeBytes));
    }

    // A file that is brought back appears whole; its content was checked then.
    private static bool IsHere(string folder, RecordingArtifact artifact)
    {
        var file = new FileInfo(Path.Combine(folder, artifact.Path));
        return file.Exists && file.Length == artifact.SizeBytes;
    }

    private static bool IsSource(RecordingArtifact artifact) => artifact.Kind is ArtifactKind.Track or ArtifactKind.Journal;

    private void RequireSources()
    {
        if (!_tools.Engine.Holds(Job.Id))
        {
            throw new RecordingFailedException(
                "files_gone",
                $"The tracks of recording {Job.Id} are neither in {_tools.Engine.FolderOf(Job.Id)} nor in a storage: it cannot be composed.",
                retryable: false);
        }
    }

    // Without its tracks nothing could be composed of what was fetched to be delivered elsewhere.
    private bool RemoveFetched(string folder)
    {
        if (_tools.Engine.Holds(Job.Id) || !Directory.Exists(folder))
            return false;
        Directory.Delete(folder, recursive: true);
        return true;
    }

    [LoggerMessage(4135, LogLevel.Information, "Recording {RecordingId}: {Files} files with {Bytes} bytes are back from the storage")]
    private partial void LogRestored(string recordingId, int files, long bytes);
}
