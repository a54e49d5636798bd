using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Access.Roles;
using Conference.Controller.Hosting;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;
using TrackSource = Conference.Controller.Media.TrackSource;

namespace Conference.Controller.Events;

internal sealed record EventsState(
    string ParticipantId,
    long Sequence,
    MeetingView Meeting,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<ParticipantView> Lobby,
    IReadOnlyList<string> Sharing,
    IReadOnlyList<string> Speaking,
    RecordingView? Recording);

internal sealed record Nothing;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(CamelCaseEnumConverter<MeetingStatus>),
        typeof(CamelCaseEnumConverter<MeetingKind>),
        typeof(CamelCaseEnumConverter<LobbyMode>),
        typeof(CamelCaseEnumConverter<ScreenShareMode>),
        typeof(CamelCaseEnumConverter<ParticipantState>),
        typeof(CamelCaseEnumConverter<Role>),
        typeof(CamelCaseEnumConverter<TrackSource>),
        typeof(CamelCaseEnumConverter<RecordingState>),
    ])]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(EventsState))]
internal sealed partial class EventsJson : JsonSerializerContext;
