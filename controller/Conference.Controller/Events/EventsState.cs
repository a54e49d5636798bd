using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Polls;

namespace Conference.Controller.Events;

/// <summary>The answer to <c>authenticate</c>.</summary>
/// <param name="Resumed">Whether what was missed follows as events, so that there is no state.</param>
/// <param name="Sequence">The number after which events come.</param>
[JsonDerivedType(typeof(EventsState))]
[JsonDerivedType(typeof(EventsResumed))]
internal abstract record EventsAnswer(string ParticipantId, bool Resumed, long Sequence);

internal sealed record EventsResumed(string ParticipantId, long Sequence) : EventsAnswer(ParticipantId, Resumed: true, Sequence);

/// <param name="Admitted">False in the lobby, where the lists are empty.</param>
internal sealed record EventsState(
    string ParticipantId,
    long Sequence,
    bool Admitted,
    MeetingView Meeting,
    ParticipantView Self,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<ParticipantView> Lobby,
    IReadOnlyList<string> Hands,
    IReadOnlyList<PollView> Polls,
    IReadOnlyList<string> Sharing,
    IReadOnlyList<string> Speaking,
    RecordingView? Recording,
    IReadOnlyList<ConsentView> Consents,
    IReadOnlyList<MessageView> Chat,
    IReadOnlyDictionary<string, JsonElement> OwnState) : EventsAnswer(ParticipantId, Resumed: false, Sequence)
{
    public static EventsState Of(string participantId, MeetingSnapshot snapshot) => new(
        participantId,
        snapshot.Sequence,
        snapshot.IsAdmitted,
        snapshot.Meeting,
        snapshot.Self ?? throw new ArgumentException("It is no participant's.", nameof(snapshot)),
        snapshot.Participants,
        snapshot.Lobby,
        snapshot.Hands,
        snapshot.Polls,
        snapshot.Sharing,
        snapshot.Speaking,
        snapshot.Meeting.Recording,
        snapshot.Consents,
        snapshot.Chat,
        snapshot.OwnState);
}
