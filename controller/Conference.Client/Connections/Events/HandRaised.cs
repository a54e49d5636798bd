namespace Conference.Client;

/// <summary>Somebody raised a hand.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="RaisedAt">When; hands are in this order.</param>
public sealed record HandRaised(string ParticipantId, DateTimeOffset RaisedAt) : MeetingEvent;
