using System.ComponentModel;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Ffmpeg;

/// <summary>Asks FFmpeg for its decoders.</summary>
internal sealed class FfmpegDecoders(FfmpegTools tools) : IVideoDecoders
{
    // FFmpeg's own "av1" only drives hardware.
    private static readonly string[] Av1Decoders = ["libdav1d", "libaom-av1"];

    public async Task<bool> CanDecodeAsync(string mimeType, CancellationToken cancellationToken)
    {
        // What every FFmpeg decodes need not be asked for.
        if (!mimeType.Equals("video/AV1", StringComparison.OrdinalIgnoreCase))
            return true;
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var child = ChildProcess.Start(new ChildStart(tools.Ffmpeg, ["-hide_banner", "-decoders"])
            {
                OnOutput = line => names.Add(NameIn(line)),
            });
            await child.WaitAsync(cancellationToken);
        }
        catch (Win32Exception)
        {
            return true; // no FFmpeg, and so no recording either: whoever asks for one is told
        }

        return Av1Decoders.Any(names.Contains);
    }

    // " V..... libdav1d   dav1d AV1 decoder"
    private static string NameIn(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var name, ..] ? name : string.Empty;
}
