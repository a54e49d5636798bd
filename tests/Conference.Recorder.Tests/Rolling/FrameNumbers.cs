using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>The number that each frame of a taped picture carries: a row of boxes, each a bit, across its middle.</summary>
internal static class FrameNumbers
{
    public const int Bits = 13;
    public const int Width = 24;

    private const int Columns = 160;
    private const int PictureWidth = 640;

    public static int LeftOf(int bit) => 40 + bit * 40;

    /// <summary>The numbers in the frames of a film in which the picture fills all.</summary>
    public static async Task<int[]> ReadAsync(string film)
    {
        var rows = await MediaTool.RunAsync(
            "ffmpeg", "-v", "error", "-i", film, "-fps_mode", "passthrough", "-vf", $"crop=iw:ih/12:0:ih*5.5/12,scale={Columns}:1:flags=area,format=gray", "-f", "rawvideo", "-");
        var numbers = new int[rows.Length / Columns];
        for (var frame = 0; frame < numbers.Length; frame++)
        {
            for (var bit = 0; bit < Bits; bit++)
            {
                if (rows[frame * Columns + (LeftOf(bit) + Width / 2) * Columns / PictureWidth] > 128)
                    numbers[frame] |= 1 << bit;
            }
        }

        return numbers;
    }
}
