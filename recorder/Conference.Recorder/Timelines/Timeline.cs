using Conference.Recorder.Contracts;

namespace Conference.Recorder.Timelines;

/// <summary>What happened in a recording and where its media lies; times in seconds since Record.</summary>
/// <param name="Participants">In the order in which they were first seen.</param>
/// <param name="Missing">Each piece of media that should be there and is not, with the reason, for people.</param>
internal sealed record Timeline(
    double Duration,
    IReadOnlyList<TimelineParticipant> Participants,
    IReadOnlyList<VideoSpan> Video,
    IReadOnlyList<AudioSpan> Audio,
    IReadOnlyList<string> Missing)
{
    /// <summary>Who dominated the conversation when, in order and without overlaps.</summary>
    public IReadOnlyList<SpeakingSpan> Speaking { get; init; } = [];

    /// <summary>When the recording went on after a pause, or after a crash of its recorder; in order.</summary>
    public IReadOnlyList<double> Resumes { get; init; } = [];
}

internal sealed record TimelineParticipant(string Id, string Name, IReadOnlyList<Interval> Present)
{
    /// <summary>When the microphone was on.</summary>
    public IReadOnlyList<Interval> Unmuted { get; init; } = [];

    /// <summary>When the participant was heard.</summary>
    public IReadOnlyList<Interval> Heard { get; init; } = [];
}

/// <summary>A stretch during which a picture of a participant is there to be shown.</summary>
internal sealed record VideoSpan(
    string ParticipantId, TrackSource Source, string File, Interval Visible, ClockMap Clock, string MimeType = "video/VP8")
{
    /// <summary>The size of its pictures, by the moment from which on they have it; empty where nothing is known.</summary>
    public IReadOnlyList<SizedFrom> Sizes { get; init; } = [];
}

/// <summary>From a moment on, pictures are so large, in pixels.</summary>
internal readonly record struct SizedFrom(double From, int Width, int Height);

/// <summary>A stretch of a file in which sound comes without long breaks.</summary>
internal sealed record AudioSpan(string ParticipantId, TrackSource Source, string File, Interval Audible, ClockMap Clock);

/// <summary>A stretch during which a participant dominated the conversation.</summary>
internal sealed record SpeakingSpan(string ParticipantId, Interval Interval);
