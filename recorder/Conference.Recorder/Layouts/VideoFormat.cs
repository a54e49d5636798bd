using Conference.Recorder.Contracts;

namespace Conference.Recorder.Layouts;

/// <summary>The picture of a composite: its size in pixels and its frames per second.</summary>
internal sealed record VideoFormat(int Width, int Height, int FrameRate)
{
    /// <summary>Ticks per second of its MP4 track: each frame is a whole number of them.</summary>
    public int Timescale => FrameRate * 512;

    /// <exception cref="ArgumentOutOfRangeException">No composite is made in that size or at that rate.</exception>
    public static VideoFormat Of(RecordingSettings settings)
    {
        if (settings.FrameRate is not (25 or 30))
            throw new ArgumentOutOfRangeException(nameof(settings), settings.FrameRate, "A composite has 25 or 30 frames per second.");

        return settings.Height switch
        {
            720 => new VideoFormat(1280, 720, settings.FrameRate),
            1080 => new VideoFormat(1920, 1080, settings.FrameRate),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Height, "A composite is 720 or 1080 pixels high."),
        };
    }

    /// <summary>The frame that is on show at a moment of the recording.</summary>
    public int FrameAt(double seconds) => (int)Math.Round(seconds * FrameRate, MidpointRounding.AwayFromZero);

    public double SecondsAt(int frame) => (double)frame / FrameRate;

    /// <summary>A length that was drawn for 720 lines, in pixels of this picture.</summary>
    public int Scaled(double length) => (int)Math.Round(length * Height / 720);

    /// <summary>The same, even, as 4:2:0 video wants places and sizes.</summary>
    public int ScaledEven(double length) => Scaled(length) & ~1;
}
