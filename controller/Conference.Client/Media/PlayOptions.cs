namespace Conference.Client;

/// <summary>How a file is played into a meeting.</summary>
public sealed record PlayOptions
{
    /// <summary>Begins again when the file ends, until the call is cancelled.</summary>
    public bool Loop { get; init; }

    /// <summary>Where in the file to begin.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>As what its picture is sent: <see cref="TrackSource.Camera"/> or <see cref="TrackSource.Screen"/>; null to leave it out.</summary>
    public TrackSource? Video { get; init; } = TrackSource.Camera;

    /// <summary>As what its sound is sent: <see cref="TrackSource.Microphone"/> or <see cref="TrackSource.ScreenAudio"/>; null to leave it out.</summary>
    public TrackSource? Audio { get; init; } = TrackSource.Microphone;

    /// <summary>The height in pixels that a larger picture is scaled down to.</summary>
    public int MaximumHeight { get; init; } = 720;

    /// <summary>Frames per second.</summary>
    public int FrameRate { get; init; } = 30;

    /// <summary>Bits per second of the picture.</summary>
    public int VideoBitrate { get; init; } = 1_500_000;

    /// <summary>Bits per second of the sound.</summary>
    public int AudioBitrate { get; init; } = 96_000;

    /// <summary>FFmpeg 5 or newer: a path, or a name on PATH. Its ffprobe is looked for beside it.</summary>
    public string FfmpegPath { get; init; } = "ffmpeg";
}
