using System.Globalization;
using System.Text.Json;

namespace Conference.Client.Media;

/// <summary>What ffprobe finds in a file.</summary>
internal sealed record MediaFile(string Path, TimeSpan? Duration, int? Width, int? Height, bool HasAudio)
{
    public bool HasVideo => Width is > 0 && Height is > 0;

    /// <exception cref="PlaybackException">It is no media file, or ffprobe is missing.</exception>
    public static async Task<MediaFile> ProbeAsync(string path, string ffmpegPath, CancellationToken cancellationToken)
    {
        var arguments = new[] { "-v", "error", "-of", "json", "-show_entries", "format=duration:stream=codec_type,width,height:stream_disposition=attached_pic", "-i", path };
        var found = await MediaTool.RunAsync(Beside(ffmpegPath), arguments, cancellationToken);
        using var document = JsonDocument.Parse(found);
        var streams = document.RootElement.TryGetProperty("streams", out var list) ? list.EnumerateArray().ToList() : [];
        var video = streams.Find(stream => Is(stream, "video") && !IsCover(stream));
        return new MediaFile(path, DurationOf(document.RootElement), Number(video, "width"), Number(video, "height"), streams.Exists(stream => Is(stream, "audio")));
    }

    // /opt/ffmpeg/bin/ffmpeg has its ffprobe beside it; a bare name is looked up on PATH, as the other is.
    private static string Beside(string ffmpegPath)
    {
        var name = System.IO.Path.GetFileName(ffmpegPath).Replace("ffmpeg", "ffprobe", StringComparison.OrdinalIgnoreCase);
        return System.IO.Path.GetDirectoryName(ffmpegPath) is { Length: > 0 } folder ? System.IO.Path.Combine(folder, name) : name;
    }

    private static bool Is(JsonElement stream, string kind) => stream.TryGetProperty("codec_type", out var type) && type.ValueEquals(kind);

    // The picture on a song's sleeve is a video stream of one frame.
    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Number(disposition, "attached_pic") == 1;

    private static int? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    private static TimeSpan? DurationOf(JsonElement root) =>
        root.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var text)
        && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
