namespace Conference.Controller.Media;

/// <summary>What a producer shows or says; a participant has at most one producer of each.</summary>
internal enum TrackSource
{
    Microphone,
    Camera,
    Screen,
    ScreenAudio,
}
