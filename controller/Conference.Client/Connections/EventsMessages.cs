using System.Text.Json;

namespace Conference.Client.Connections;

/// <summary>The answer to <c>authenticate</c> on <c>/events</c>; when resumed, only the first three are told.</summary>
internal sealed record EventsState(
    string ParticipantId,
    long Sequence,
    bool Resumed = false,
    MeetingInfo? Meeting = null,
    ParticipantInfo? Self = null,
    IReadOnlyList<ParticipantInfo>? Participants = null,
    IReadOnlyList<ParticipantInfo>? Lobby = null,
    IReadOnlyList<string>? Hands = null,
    IReadOnlyList<Poll>? Polls = null,
    IReadOnlyList<string>? Sharing = null,
    IReadOnlyList<string>? Speaking = null,
    Recording? Recording = null);

internal sealed record EventMessage(string Type, JsonElement Data, DateTimeOffset At, long? Sequence = null);

internal sealed record Nothing;
