using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Access.Roles;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Polls;
using TrackSource = Conference.Controller.Media.TrackSource;

namespace Conference.Controller.Events;

internal sealed record Nothing
{
    public static Nothing Value { get; } = new();
}

internal sealed record RenameParameters(string DisplayName);

internal sealed record MessageParameters(string MessageId);

internal sealed record EditParameters(string MessageId, string Text);

/// <param name="Before">A message's id: what is older than that one.</param>
internal sealed record HistoryParameters(string? Before = null, int Limit = 50);

internal sealed record HistoryResult(IReadOnlyList<MessageView> Items);

/// <param name="ParticipantId">Whose; one's own when nothing is said.</param>
internal sealed record OwnOrOthersParameters(string? ParticipantId = null);

internal sealed record ReactParameters(string Reaction);

internal sealed record ConsentParameters(string RecordingId, bool Granted);

/// <param name="Value">Null takes it away.</param>
internal sealed record SetStateParameters(string Key, JsonElement? Value = null);

internal sealed record PersonParameters(string ParticipantId);

internal sealed record MuteParameters(string ParticipantId, TrackSource Source = TrackSource.Microphone, bool AllowUnmute = true);

internal sealed record AskParameters(string ParticipantId, TrackSource Source = TrackSource.Microphone);

internal sealed record RemoveParameters(string ParticipantId, string? Reason = null);

internal sealed record SetRoleParameters(string ParticipantId, Role Role);

internal sealed record SetGrantsParameters(string ParticipantId, IReadOnlyDictionary<string, bool> Grants);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(EventsState))]
[JsonSerializable(typeof(RenameParameters))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(MessageParameters))]
[JsonSerializable(typeof(EditParameters))]
[JsonSerializable(typeof(HistoryParameters))]
[JsonSerializable(typeof(HistoryResult))]
[JsonSerializable(typeof(OwnOrOthersParameters))]
[JsonSerializable(typeof(ReactParameters))]
[JsonSerializable(typeof(CreatePollRequest))]
[JsonSerializable(typeof(VoteRequest))]
[JsonSerializable(typeof(PollRequest))]
[JsonSerializable(typeof(ConsentParameters))]
[JsonSerializable(typeof(SetStateParameters))]
[JsonSerializable(typeof(PersonParameters))]
[JsonSerializable(typeof(MuteParameters))]
[JsonSerializable(typeof(MuteAllRequest))]
[JsonSerializable(typeof(AskParameters))]
[JsonSerializable(typeof(RemoveParameters))]
[JsonSerializable(typeof(SetRoleParameters))]
[JsonSerializable(typeof(SetGrantsParameters))]
[JsonSerializable(typeof(EndRequest))]
internal sealed partial class EventsJson : JsonSerializerContext;
