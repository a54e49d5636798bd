using System.IO.Compression;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Jobs;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Files;

/// <summary>All tracks of a recording as one ZIP, made while it is sent; media does not shrink, so nothing is compressed.</summary>
internal sealed class TrackArchive(RecordingFiles files)
{
    /// <exception cref="RefusedException">No tracks are delivered with this recording.</exception>
    public IResult Of(RecordingRow recording)
    {
        var tracks = recording.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Track).ToList();
        if (tracks.Count == 0)
        {
            throw new RefusedException(
                RefusalCode.FileNotFound, $"Recording {recording.Id} has no tracks to download: recompose it with {{\"settings\": {{\"tracks\": true}}}}.");
        }

        return TypedResults.Stream(
            body => WriteAsync(recording, tracks, body), "application/zip", $"{recording.MeetingCode}-{recording.RequestedAt:yyyy-MM-dd-HHmm}-tracks.zip");
    }

    private async Task WriteAsync(RecordingRow recording, List<ArtifactRow> tracks, Stream body)
    {
        await using var archive = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, CancellationToken.None);
        foreach (var track in tracks)
        {
            var entry = archive.CreateEntry(Path.GetFileName(track.Path), CompressionLevel.NoCompression);
            await using var target = await entry.OpenAsync(CancellationToken.None);
            await using var source = await files.OpenAsync(recording, track, CancellationToken.None);
            await source.CopyToAsync(target);
        }
    }
}
