using System.Text.Json.Serialization;

namespace Conference.Recorder.Contracts;

/// <summary>Something that happened in a meeting, with the moment at which the meeting's node saw it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ParticipantJoined), "participantJoined")]
[JsonDerivedType(typeof(ParticipantRenamed), "participantRenamed")]
[JsonDerivedType(typeof(ParticipantLeft), "participantLeft")]
[JsonDerivedType(typeof(TrackStarted), "trackStarted")]
[JsonDerivedType(typeof(TrackPaused), "trackPaused")]
[JsonDerivedType(typeof(TrackResumed), "trackResumed")]
[JsonDerivedType(typeof(TrackEnded), "trackEnded")]
[JsonDerivedType(typeof(SpeakerChanged), "speakerChanged")]
[JsonDerivedType(typeof(SpeakingChanged), "speakingChanged")]
[JsonDerivedType(typeof(MediaLost), "mediaLost")]
[JsonDerivedType(typeof(ChatPosted), "chatPosted")]
[JsonDerivedType(typeof(ChatEdited), "chatEdited")]
[JsonDerivedType(typeof(ChatDeleted), "chatDeleted")]
public abstract record FeedEvent(DateTimeOffset At);

public sealed record ParticipantJoined(DateTimeOffset At, string ParticipantId, string DisplayName) : FeedEvent(At);

/// <summary>Somebody who is there has another name from now on.</summary>
public sealed record ParticipantRenamed(DateTimeOffset At, string ParticipantId, string DisplayName) : FeedEvent(At);

/// <summary>Somebody is gone, or no longer agrees to be recorded; their tracks have ended before.</summary>
public sealed record ParticipantLeft(DateTimeOffset At, string ParticipantId) : FeedEvent(At);

/// <summary>A track is there. One that has ended may start again under its name: its sender agreed anew, or the feed was cut off.</summary>
public sealed record TrackStarted(DateTimeOffset At, string TrackId, string ParticipantId, TrackKind Kind, TrackSource Source, bool Paused)
    : FeedEvent(At);

/// <summary>The sender muted the track; its producer stays.</summary>
public sealed record TrackPaused(DateTimeOffset At, string TrackId) : FeedEvent(At);

public sealed record TrackResumed(DateTimeOffset At, string TrackId) : FeedEvent(At);

public sealed record TrackEnded(DateTimeOffset At, string TrackId) : FeedEvent(At);

/// <summary>Who dominates the conversation now; null when nobody speaks.</summary>
public sealed record SpeakerChanged(DateTimeOffset At, string? ParticipantId) : FeedEvent(At);

/// <summary>All who are heard now; nobody when silence begins.</summary>
public sealed record SpeakingChanged(DateTimeOffset At, IReadOnlyList<string> ParticipantIds) : FeedEvent(At);

/// <summary>The worker that carried the media died: every track so far is over, new ones follow when the participants are back.</summary>
public sealed record MediaLost(DateTimeOffset At, string Reason) : FeedEvent(At);

/// <summary>Somebody wrote to everybody.</summary>
public sealed record ChatPosted(DateTimeOffset At, string MessageId, string ParticipantId, string DisplayName, string Text) : FeedEvent(At);

public sealed record ChatEdited(DateTimeOffset At, string MessageId, string Text) : FeedEvent(At);

public sealed record ChatDeleted(DateTimeOffset At, string MessageId) : FeedEvent(At);
