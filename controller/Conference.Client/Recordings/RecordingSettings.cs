namespace Conference.Client;

/// <summary>What a recording becomes.</summary>
public sealed record RecordingSettings
{
    /// <summary>How people and screens are arranged.</summary>
    public RecordingLayout Layout { get; init; }

    /// <summary>How large the picture is.</summary>
    public RecordingResolution Resolution { get; init; }

    /// <summary>Frames per second: 25 or 30.</summary>
    public int FrameRate { get; init; }

    /// <summary>Whether each track is delivered too, as it was sent.</summary>
    public bool Tracks { get; init; }

    /// <summary>Whether HLS is delivered too.</summary>
    public bool Hls { get; init; }

    /// <summary>Whether the public chat is delivered as WebVTT.</summary>
    public bool Chat { get; init; }
}
