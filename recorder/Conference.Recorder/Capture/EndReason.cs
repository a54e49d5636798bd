namespace Conference.Recorder.Capture;

/// <summary>Why a take, or a whole recording, ended.</summary>
internal enum EndReason
{
    TrackEnded,
    ParticipantLeft,
    MediaLost,
    StopRequested,
    MeetingEnded,
    RecordingPaused,
    RecorderShutDown,
    FeedFailed,
    StorageFailed,
}
