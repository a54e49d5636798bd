using System.Buffers.Binary;
using System.Globalization;

namespace Conference.Recorder.Tests.Media;

/// <summary>Frames of VP8, VP9 or AV1 as FFmpeg's encoders make them.</summary>
internal static class Ivf
{
    private const int FileHeader = 32;
    private const int FrameHeader = 12;

    /// <param name="encoder">Such as <c>libvpx</c>.</param>
    /// <param name="source">A source of lavfi.</param>
    /// <param name="options">Further options of the encoder.</param>
    public static async Task<IReadOnlyList<byte[]>> EncodeAsync(string encoder, string source, double seconds, params string[] options)
    {
        var bytes = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", source, "-t", seconds.ToString(CultureInfo.InvariantCulture), "-c:v", encoder, .. options,
                "-f", "ivf", "-",
            ]);
        var frames = new List<byte[]>();
        for (var at = FileHeader; at < bytes.Length;)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            frames.Add(bytes.AsSpan(at + FrameHeader, size).ToArray());
            at += FrameHeader + size;
        }

        return frames;
    }
}
