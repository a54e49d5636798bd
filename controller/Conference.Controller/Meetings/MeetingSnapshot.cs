using System.Text.Json;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Polls;

namespace Conference.Controller.Meetings;

/// <summary>A meeting at one number, as one participant or a part of the server may see it.</summary>
/// <param name="Self">Whose view it is; null for a part of the server.</param>
/// <param name="IsAdmitted">False in the lobby, where the lists are empty.</param>
internal sealed record MeetingSnapshot(long Sequence, MeetingView Meeting, ParticipantView? Self, bool IsAdmitted)
{
    public IReadOnlyList<ParticipantView> Participants { get; init; } = [];

    /// <summary>Who waits; empty for those who may not let anybody in.</summary>
    public IReadOnlyList<ParticipantView> Lobby { get; init; } = [];

    /// <summary>Who wants to speak, the first one first.</summary>
    public IReadOnlyList<string> Hands { get; init; } = [];

    /// <summary>Those that are open, and the last that were closed.</summary>
    public IReadOnlyList<PollView> Polls { get; init; } = [];

    /// <summary>Who shares their screen.</summary>
    public IReadOnlyList<string> Sharing { get; init; } = [];

    public IReadOnlyList<string> Speaking { get; init; } = [];

    /// <summary>Who agreed to the newest recording, and who did not.</summary>
    public IReadOnlyList<ConsentView> Consents { get; init; } = [];

    /// <summary>The newest messages, in order.</summary>
    public IReadOnlyList<MessageView> Chat { get; init; } = [];

    public IReadOnlyDictionary<string, JsonElement> OwnState { get; init; } = System.Collections.Frozen.FrozenDictionary<string, JsonElement>.Empty;
}
