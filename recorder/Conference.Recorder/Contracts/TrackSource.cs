namespace Conference.Recorder.Contracts;

public enum TrackSource
{
    Microphone,
    Camera,
    Screen,
    ScreenAudio,
}
