namespace Conference.Client;

/// <summary>Somebody came.</summary>
/// <param name="Participant">Who.</param>
public sealed record ParticipantJoined(ParticipantInfo Participant) : MeetingEvent;
