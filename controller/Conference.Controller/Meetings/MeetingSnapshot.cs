namespace Conference.Controller.Meetings;

/// <summary>A meeting at one number.</summary>
/// <param name="Lobby">Who waits; empty for those who may not let anybody in.</param>
/// <param name="Sharing">Who shares their screen.</param>
internal sealed record MeetingSnapshot(
    long Sequence,
    MeetingView Meeting,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<ParticipantView> Lobby,
    IReadOnlyList<string> Sharing,
    IReadOnlyList<string> Speaking);
