namespace Conference.Controller.Media;

/// <summary>What a producer shows or says; a device has at most one producer of each, and a participant one screen.</summary>
internal enum TrackSource
{
    Microphone,
    Camera,
    Screen,
    ScreenAudio,
}
