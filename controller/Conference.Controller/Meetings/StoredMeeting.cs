using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

/// <summary>A meeting as it stands in the database.</summary>
/// <param name="Participants">Those who are here, those who may come back as who they were, and those with an account.</param>
/// <param name="Sequence">The number of its last event.</param>
internal sealed record StoredMeeting(
    MeetingRow Meeting, IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<BanRow> Bans, long Sequence);
