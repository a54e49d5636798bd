namespace Conference.Recorder.Contracts;

/// <summary>Something that happened in a meeting, with the moment at which the meeting's node saw it.</summary>
public abstract record FeedEvent(DateTimeOffset At);

public sealed record ParticipantJoined(DateTimeOffset At, string ParticipantId, string DisplayName) : FeedEvent(At);

public sealed record ParticipantLeft(DateTimeOffset At, string ParticipantId) : FeedEvent(At);

public sealed record TrackStarted(DateTimeOffset At, string TrackId, string ParticipantId, TrackKind Kind, TrackSource Source, bool Paused)
    : FeedEvent(At);

/// <summary>The sender muted the track; its producer stays.</summary>
public sealed record TrackPaused(DateTimeOffset At, string TrackId) : FeedEvent(At);

public sealed record TrackResumed(DateTimeOffset At, string TrackId) : FeedEvent(At);

public sealed record TrackEnded(DateTimeOffset At, string TrackId) : FeedEvent(At);

/// <summary>Who dominates the conversation now; null when nobody speaks.</summary>
public sealed record SpeakerChanged(DateTimeOffset At, string? ParticipantId) : FeedEvent(At);

/// <summary>The worker that carried the media died: every track so far is over, new ones follow when the participants are back.</summary>
public sealed record MediaLost(DateTimeOffset At, string Reason) : FeedEvent(At);

/// <summary>Somebody wrote to everybody.</summary>
public sealed record ChatPosted(DateTimeOffset At, string MessageId, string ParticipantId, string DisplayName, string Text) : FeedEvent(At);

public sealed record ChatEdited(DateTimeOffset At, string MessageId, string Text) : FeedEvent(At);

public sealed record ChatDeleted(DateTimeOffset At, string MessageId) : FeedEvent(At);
