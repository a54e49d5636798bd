namespace Conference.Recorder.Contracts;

/// <summary>What a recording is to become.</summary>
/// <param name="Height">Height of the composite in pixels, 720 or 1080; its shape is 16:9.</param>
/// <param name="FrameRate">Frames per second of the composite, 25 or 30.</param>
/// <param name="Tracks">Whether each track is delivered too, as it was sent, without transcoding.</param>
/// <param name="Hls">Whether an HLS playlist with its segments is delivered too.</param>
/// <param name="Chat">Whether the public chat is delivered as WebVTT.</param>
public sealed record RecordingSettings(
    RecordingLayout Layout = RecordingLayout.Presentation,
    int Height = 720,
    int FrameRate = 25,
    bool Tracks = false,
    bool Hls = false,
    bool Chat = true);
