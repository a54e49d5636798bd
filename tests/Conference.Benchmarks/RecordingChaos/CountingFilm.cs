using System.Globalization;
using Conference.Testing;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A film whose every frame says how far it is: half seconds as a row of bits, and a beep in each second. It is sent as it is.</summary>
internal static class CountingFilm
{
    /// <summary>Enough for 68 minutes.</summary>
    public const int Bits = 13;

    public const double Step = 0.5;

    public const int Height = 180;

    private const int FrameRate = 10;

    private const int Width = 320;
    private const int BitWidth = Width / Bits;

    public static async Task MakeAsync(string path, TimeSpan length, CancellationToken cancellationToken)
    {
        var bits = Enumerable.Range(0, Bits).Select(bit => string.Create(
            CultureInfo.InvariantCulture,
            $"drawbox=x={bit * BitWidth + 2}:y=60:w={BitWidth - 4}:h=60:c=white:t=fill:enable='gte(mod((t+0.01)/{Step},{2 << bit}),{1 << bit})'"));
        await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", $"color=c=0x204080:s={Width}x{Height}:r={FrameRate},{string.Join(',', bits)}",
                "-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*1000*t)*lt(mod(t,1),0.1)':s=48000", "-t", $"{length.TotalSeconds}",
                "-pix_fmt", "yuv420p", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "200k",
                "-g", $"{FrameRate}", "-c:a", "libopus", "-b:a", "48k", "-f", "matroska", path,
            ],
            cancellationToken);
    }

    /// <summary>Where bit <paramref name="bit"/> is, in a picture of that size.</summary>
    public static (int X, int Y, int Width, int Height) PlaceOf(int bit, int width, int height) => (
        (bit * BitWidth + 8) * width / Width, 80 * height / Height, 8 * width / Width, 20 * height / Height);
}
