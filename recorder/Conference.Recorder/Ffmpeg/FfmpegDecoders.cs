using System.ComponentModel;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Ffmpeg;

/// <summary>Asks FFmpeg for its decoders.</summary>
internal sealed class FfmpegDecoders(FfmpegTools tools) : IVideoDecoders
{
    // Whatever does not list it is none that could record: whoever asks for a recording is told.
    private const string OfEveryFfmpeg = "png";

    // FFmpeg's own "av1" only drives hardware, and its own "vp9" is not what scenes are decoded with.
    private static readonly Dictionary<string, string[]> Decoders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/VP8"] = ["vp8", "libvpx"],
        ["video/VP9"] = ["libvpx-vp9"],
        ["video/H264"] = ["h264"],
        ["video/AV1"] = ["libdav1d", "libaom-av1"],
    };

    public async Task<bool> CanDecodeAsync(string mimeType, CancellationToken cancellationToken) =>
        Decoders.ContainsKey(mimeType) && !(await ListMissingAsync(cancellationToken)).Contains(mimeType);

    /// <summary>The MIME types of tracks that are captured, and cannot be decoded here; none where nothing is known.</summary>
    public async Task<IReadOnlySet<string>> ListMissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = await tools.ListDecodersAsync(cancellationToken);
            return Decoders.Where(codec => known.Contains(OfEveryFfmpeg) && !codec.Value.Any(known.Contains)).Select(codec => codec.Key)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (Win32Exception)
        {
            return new HashSet<string>(); // without an FFmpeg there is no recording either
        }
    }
}
