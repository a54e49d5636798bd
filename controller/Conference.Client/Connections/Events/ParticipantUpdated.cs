namespace Conference.Client;

/// <summary>Somebody's name, role, grants or connection changed.</summary>
/// <param name="Participant">Who, as they are now.</param>
public sealed record ParticipantUpdated(ParticipantInfo Participant) : MeetingEvent;
