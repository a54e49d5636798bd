using Conference.Controller.Errors;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Where the files come from of which a finished recording is composed or uploaded again: its recorder's disk, or the storage.</summary>
internal static class RecordingSources
{
    /// <summary>A row whose next step finds its files: where only the storage has them, it belongs to no disk, and any recorder fetches them.</summary>
    /// <param name="next">The row with the state in which it is to go on.</param>
    /// <exception cref="RefusedException">They are nowhere.</exception>
    public static RecordingRow Require(RecordingRow row, RecordingRow next)
    {
        if (row is { StorageId: not null, LocalGoneAt: null })
            return next;
        var needed = row.Artifacts.Where(artifact => next.State == RecordingState.Uploading || artifact.Kind is ArtifactKind.Track or ArtifactKind.Journal);
        // The journal is what a composition begins with; tracks there may be none of.
        var isWhole = needed.All(artifact => artifact.Stored is not null)
            && (next.State == RecordingState.Uploading || needed.Any(artifact => artifact.Kind == ArtifactKind.Journal));
        if (isWhole)
            return next with { StorageId = null, LocalGoneAt = null };
        throw new RefusedException(RefusalCode.FilesGone, row.LocalGoneAt is { } gone
            ? $"The tracks of recording {row.Id} were removed at {gone:u}, after it was uploaded (Recorder:KeepLocal), and are not in the storage. "
                + "Recordings that are started with \"tracks\": true, or under Recorder:KeepTracks=true, are stored with theirs and can be composed anew later too."
            : $"Recording {row.Id} has no files: nothing was recorded. Start a new recording.");
    }
}
