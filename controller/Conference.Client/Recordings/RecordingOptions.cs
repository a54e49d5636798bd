namespace Conference.Client;

/// <summary>What a recording is to become. Whatever is null is the server's choice, or stays when a recording is composed anew.</summary>
public record RecordingOptions
{
    /// <summary>How people and screens are arranged; the server's own default is <see cref="RecordingLayout.Presentation"/>.</summary>
    public RecordingLayout? Layout { get; init; }

    /// <summary>How large the picture is; 720 lines by default.</summary>
    public RecordingResolution? Resolution { get; init; }

    /// <summary>Frames per second: 25 (default) or 30.</summary>
    public int? FrameRate { get; init; }

    /// <summary>Whether each track is delivered too, as it was sent and without transcoding; false by default.</summary>
    public bool? Tracks { get; init; }

    /// <summary>Whether HLS is delivered too, for very long recordings; false by default.</summary>
    public bool? Hls { get; init; }

    /// <summary>Whether the public chat is delivered as WebVTT; true by default.</summary>
    public bool? Chat { get; init; }
}
