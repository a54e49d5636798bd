namespace Conference.Client;

/// <summary>This participant was let in from the lobby.</summary>
/// <param name="Participant">This participant, as they are now.</param>
public sealed record Admitted(ParticipantInfo Participant) : MeetingEvent;
