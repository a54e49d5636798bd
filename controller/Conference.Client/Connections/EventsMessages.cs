using System.Text.Json;

namespace Conference.Client.Connections;

/// <summary>
/// The answer to <c>authenticate</c> on <c>/events</c>, of which only the first three are told when resumed; and the notification
/// <c>state</c> to somebody who was let in from the lobby.
/// </summary>
internal sealed record EventsState(
    string ParticipantId,
    long Sequence,
    bool Resumed = false,
    bool Admitted = true,
    MeetingInfo? Meeting = null,
    ParticipantInfo? Self = null,
    IReadOnlyList<ParticipantInfo>? Participants = null,
    IReadOnlyList<ParticipantInfo>? Lobby = null,
    IReadOnlyList<string>? Hands = null,
    IReadOnlyList<Poll>? Polls = null,
    IReadOnlyList<string>? Sharing = null,
    IReadOnlyList<string>? Speaking = null,
    Recording? Recording = null,
    IReadOnlyList<ConsentChanged>? Consents = null,
    IReadOnlyDictionary<string, JsonElement>? OwnState = null);

internal sealed record EventMessage(string Type, JsonElement Data, DateTimeOffset At, long? Sequence = null);

internal sealed record Nothing;
