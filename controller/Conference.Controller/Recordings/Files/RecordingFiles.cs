using Conference.Controller.Errors;
using Conference.Controller.Recordings.Jobs;
using Conference.Recorder.Contracts;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Recordings.Files;

/// <summary>
/// Serves a recording's files from wherever they are: from this host's disk, by a link to the storage, or through us where the storage
/// has them encrypted or a player could not follow the link.
/// </summary>
internal sealed class RecordingFiles(IRecordingEngine engine, IRecordingStorage storage)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(6);

    /// <exception cref="RefusedException">The recording has no such file.</exception>
    public static ArtifactRow Find(RecordingRow recording, string path) =>
        recording.Artifacts.FirstOrDefault(artifact => artifact.Path == path)
        ?? throw new RefusedException(RefusalCode.FileNotFound, $"Recording {recording.Id} has no file '{path}'.");

    /// <summary>The file on this host's disk; null when it is not there.</summary>
    public string? LocalPath(RecordingRow recording, ArtifactRow artifact)
    {
        var path = Path.Combine(engine.FolderOf(recording.Id), artifact.Path);
        return File.Exists(path) ? path : null;
    }

    /// <param name="access">The word by which the caller came, which a playlist must pass on.</param>
    /// <exception cref="RefusedException">The file lies on another recorder's disk.</exception>
    public IResult Serve(RecordingRow recording, ArtifactRow artifact, bool download, string? access)
    {
        var name = download ? NameOf(recording, artifact) : null;
        var tag = artifact.Sha256 is { Length: > 0 } hash ? new EntityTagHeaderValue($"\"{hash}\"") : null;
        var local = LocalPath(recording, artifact);
        if (access is not null && artifact is { Kind: ArtifactKind.Hls, Path: var path } && path.EndsWith(".m3u8", StringComparison.Ordinal))
            return new PlaylistResult(token => OpenAsync(recording, artifact, token), access);
        if (local is not null)
            return TypedResults.PhysicalFile(local, artifact.MediaType, name, entityTag: tag, enableRangeProcessing: true);
        if (artifact.Stored is not { } stored)
            throw Elsewhere(recording);
        // Small files are read by scripts of the page, which may not follow a link to another origin.
        if (artifact.Kind is ArtifactKind.Composite or ArtifactKind.Track or ArtifactKind.Hls && !IsText(artifact) && storage.Presign(stored, LinkLife, name) is { } link)
            return TypedResults.Redirect(link.ToString());
        return new StoredFileResult(
            (offset, length, token) => storage.OpenAsync(stored, offset, length, token), artifact.SizeBytes, artifact.MediaType, name, tag);
    }

    /// <summary>A file's whole content.</summary>
    /// <exception cref="RefusedException">The file lies on another recorder's disk.</exception>
    public async Task<Stream> OpenAsync(RecordingRow recording, ArtifactRow artifact, CancellationToken cancellationToken)
    {
        if (LocalPath(recording, artifact) is { } path)
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, useAsync: true);
        return artifact.Stored is { } stored ? await storage.OpenAsync(stored, 0, null, cancellationToken) : throw Elsewhere(recording);
    }

    public static string NameOf(RecordingRow recording, ArtifactRow artifact) => artifact.Kind == ArtifactKind.Composite
        ? $"{recording.MeetingCode}-{recording.RequestedAt:yyyy-MM-dd-HHmm}.mp4"
        : Path.GetFileName(artifact.Path);

    private static bool IsText(ArtifactRow artifact) => artifact.Path.EndsWith(".m3u8", StringComparison.Ordinal);

    private static RefusedException Elsewhere(RecordingRow recording) => new(
        RefusalCode.RecordingElsewhere,
        $"The files of recording {recording.Id} are on the disk of recorder {recording.RecorderName ?? recording.StorageId} and in no storage: "
        + "configure one, or ask that host.");
}
