using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Polls;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

/// <summary>A meeting as it stands in the database.</summary>
/// <param name="Participants">Those who are here, those who may come back as who they were, and those with an account.</param>
/// <param name="Sequence">The number of its last event.</param>
internal sealed record StoredMeeting(
    MeetingRow Meeting, IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<BanRow> Bans, long Sequence)
{
    /// <summary>The events of the last minutes, by number.</summary>
    public IReadOnlyList<OutboxRow> Recent { get; init; } = [];

    /// <summary>The newest messages of the chat, by number.</summary>
    public IReadOnlyList<ChatRow> Chat { get; init; } = [];

    public IReadOnlyList<FileRow> Files { get; init; } = [];

    public IReadOnlyList<PollRow> Polls { get; init; } = [];

    public IReadOnlyList<ConsentRow> Consents { get; init; } = [];

    /// <summary>The newest recording, with the revision of which the meeting was told.</summary>
    public StoredRecording? Recording { get; init; }

    public IReadOnlyList<OwnStateRow> OwnStates { get; init; } = [];
}

/// <param name="Told">The revision of which the meeting was told.</param>
/// <param name="IsTold">Whether that is the newest one.</param>
internal sealed record StoredRecording(RecordingView View, long Told, bool IsTold);
