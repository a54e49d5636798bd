using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Access;
using Conference.Controller.Hosting;
using Conference.Controller.Media;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

internal sealed record CreateMeetingRequest(string? Name = null);

internal sealed record JoinRequest(string DisplayName, DeviceKey Key);

internal sealed record JoinResponse(
    MeetingView Meeting, string ParticipantId, string Ticket, string SignalUrl, string EventsUrl, IReadOnlyList<IceServer> IceServers);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CamelCaseEnumConverter<MeetingStatus>), typeof(CamelCaseEnumConverter<RecordingState>)])]
[JsonSerializable(typeof(CreateMeetingRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinResponse))]
[JsonSerializable(typeof(MeetingView))]
[JsonSerializable(typeof(ParticipantView))]
internal sealed partial class MeetingJson : JsonSerializerContext;
