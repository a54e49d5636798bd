using System.IO.Compression;
using System.IO.Pipelines;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Jobs;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Files;

/// <summary>
/// All tracks of a recording as one ZIP, made while it is sent; media does not shrink, so nothing is compressed. The manifest tells
/// whose they are and when each begins.
/// </summary>
internal sealed class TrackArchive(RecordingFiles files)
{
    /// <param name="aborted">That whoever asked for it has gone: nothing more is read for them.</param>
    /// <exception cref="RefusedException">No tracks are delivered with this recording.</exception>
    public IResult Of(RecordingRow recording, CancellationToken aborted)
    {
        var tracks = recording.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Track).ToList();
        if (tracks.Count == 0)
        {
            throw new RefusedException(
                RefusalCode.FileNotFound, $"Recording {recording.Id} has no tracks to download: recompose it with {{\"settings\": {{\"tracks\": true}}}}.");
        }

        List<ArtifactRow> packed = [.. tracks, .. recording.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Manifest)];
        return TypedResults.Stream(
            body => WriteAsync(recording, packed, body, aborted), "application/zip", $"{recording.MeetingCode}-{recording.RequestedAt:yyyy-MM-dd-HHmm}-tracks.zip");
    }

    private async Task WriteAsync(RecordingRow recording, List<ArtifactRow> artifacts, Stream body, CancellationToken aborted)
    {
        var writer = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var archive = await ZipArchive.CreateAsync(
            new UnflushedStream(writer), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, aborted))
        {
            foreach (var artifact in artifacts)
            {
                var entry = archive.CreateEntry(Path.GetFileName(artifact.Path), CompressionLevel.NoCompression);
                await using var target = await entry.OpenAsync(aborted);
                await using var source = await files.OpenAsync(recording, artifact, aborted);
                await source.CopyToAsync(target, aborted);
            }
        }

        await writer.CompleteAsync();
    }
}
