using System.Text.Json;

namespace Conference.Client.Connections;

internal sealed record RenameParameters(string DisplayName);

internal sealed record SendMessageParameters(
    string Text, IReadOnlyList<string>? To, string? ReplyTo, string? FileId, string? ClientId);

internal sealed record EditMessageParameters(string MessageId, string Text);

internal sealed record MessageParameters(string MessageId);

internal sealed record GetMessagesParameters(string? Before, int Limit);

internal sealed record MessagesResult(IReadOnlyList<ChatMessage> Items);

internal sealed record HandParameters(string? ParticipantId);

internal sealed record ReactParameters(string Reaction);

internal sealed record CreatePollParameters(string Question, IReadOnlyList<string> Options, bool Multiple, bool Anonymous);

internal sealed record VoteParameters(string PollId, IReadOnlyList<int> Options);

internal sealed record PollParameters(string PollId);

internal sealed record PersonParameters(string ParticipantId);

internal sealed record MuteParameters(string ParticipantId, TrackSource Source, bool AllowUnmute);

internal sealed record AskParameters(string ParticipantId, TrackSource Source);

internal sealed record RemoveParameters(string ParticipantId, string? Reason);

internal sealed record SetRoleParameters(string ParticipantId, Role Role);

internal sealed record SetGrantsParameters(string ParticipantId, IReadOnlyDictionary<string, bool> Grants);

internal sealed record ShareParameters(string? ParticipantId);

internal sealed record ConsentParameters(string RecordingId, bool Granted);

internal sealed record SetStateParameters(string Key, JsonElement? Value);
