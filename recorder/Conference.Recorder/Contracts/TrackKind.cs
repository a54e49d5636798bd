namespace Conference.Recorder.Contracts;

public enum TrackKind
{
    Audio,
    Video,
}
