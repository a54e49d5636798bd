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

    private IReadOnlySet<string>? _known;

    public async Task<bool> CanDecodeAsync(string mimeType, CancellationToken cancellationToken)
    {
        if (!Decoders.TryGetValue(mimeType, out var decoders))
            return false;
        try
        {
            _known ??= await FfmpegParts.ListAsync(tools.Ffmpeg, "-decoders", cancellationToken);
            return !_known.Contains(OfEveryFfmpeg) || decoders.Any(_known.Contains);
        }
        catch (Win32Exception)
        {
            return true; // the same holds where there is none
        }
    }
}
