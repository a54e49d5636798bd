using System.Text.Json;

namespace Conference.Controller.Meetings.Live;

internal sealed record HandView(string ParticipantId, DateTimeOffset RaisedAt);

/// <param name="By">The moderator who lowered it; null when it was one's own.</param>
internal sealed record HandLowering(string ParticipantId, string? By);

internal sealed record ReactionView(string ParticipantId, string Reaction);

/// <summary>Whether somebody agrees to be in a recording.</summary>
internal sealed record ConsentView(string RecordingId, string ParticipantId, bool Granted);

/// <param name="Value">Null when it was taken away.</param>
internal sealed record OwnStateView(string Key, JsonElement? Value);

/// <param name="Reason">What the moderator said; null when nothing.</param>
/// <param name="Banned">Whether one may not come back.</param>
internal sealed record RemovalView(string ParticipantId, string? Reason, bool Banned, string? By);

internal sealed record SpeakingView(IReadOnlyList<string> ParticipantIds);
