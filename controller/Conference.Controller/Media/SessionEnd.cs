namespace Conference.Controller.Media;

/// <summary>Why a media session ended.</summary>
internal enum SessionEnd
{
    /// <summary>The participant has left the meeting, or was taken out of it.</summary>
    Left,

    /// <summary>The device was away for longer than the grace period.</summary>
    Lost,

    /// <summary>The meeting ended.</summary>
    MeetingEnded,

    /// <summary>The worker died.</summary>
    MediaLost,

    /// <summary>The process that carried it ended without a word.</summary>
    NodeRestarted,
}
