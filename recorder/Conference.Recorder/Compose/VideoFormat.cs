namespace Conference.Recorder.Compose;

/// <summary>The picture of a composite.</summary>
internal static class VideoFormat
{
    public const int Width = 1280;
    public const int Height = 720;
    public const int FrameRate = 25;

    /// <summary>The frame that is on show at a moment of the recording.</summary>
    public static int FrameAt(double seconds) => (int)Math.Round(seconds * FrameRate, MidpointRounding.AwayFromZero);

    public static double SecondsAt(int frame) => (double)frame / FrameRate;
}
