namespace Conference.Client;

/// <summary>Somebody went.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Reason">How: by themselves, lost, removed, banned.</param>
public sealed record ParticipantLeft(string ParticipantId, ParticipantState Reason) : MeetingEvent;
