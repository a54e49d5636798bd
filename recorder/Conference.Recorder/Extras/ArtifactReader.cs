using System.Security.Cryptography;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;

namespace Conference.Recorder.Extras;

internal static class ArtifactReader
{
    /// <summary>A file of a recording, with its size and its hash, for which it is read once.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<RecordingArtifact> ReadAsync(
        RecordingFolder folder, ArtifactKind kind, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(folder.Root, path));
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        return new RecordingArtifact(kind, path.Replace('\\', '/'), MediaTypeOf(path), file.Length, Convert.ToHexStringLower(hash));
    }

    private static string MediaTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".mp4" => "video/mp4",
        ".m4s" => "video/iso.segment",
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".mkv" => "video/x-matroska",
        ".jpg" => "image/jpeg",
        ".vtt" => "text/vtt",
        ".json" => "application/json",
        ".ndjson" => "application/x-ndjson",
        var other => throw new ArgumentOutOfRangeException(nameof(path), other, "A file of a recording without a media type."),
    };
}
