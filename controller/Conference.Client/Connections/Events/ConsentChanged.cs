namespace Conference.Client;

/// <summary>Somebody agreed to be recorded, or did not.</summary>
/// <param name="RecordingId">The recording.</param>
/// <param name="ParticipantId">Who.</param>
/// <param name="Granted">Whether they agreed.</param>
public sealed record ConsentChanged(string RecordingId, string ParticipantId, bool Granted) : MeetingEvent;
