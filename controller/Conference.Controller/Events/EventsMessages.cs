using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Events;

internal sealed record EventsState(
    string ParticipantId, long Sequence, MeetingName Meeting, IReadOnlyList<ParticipantView> Participants, RecordingView? Recording);

internal sealed record MeetingName(string Id, string Code, string Name);

internal sealed record Departure(string ParticipantId, LeaveReason Reason);

internal sealed record Ending(string Reason);

internal sealed record EventMessage<T>(long Sequence, DateTimeOffset At, string Type, T Data);

internal sealed record Nothing;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(CamelCaseEnumConverter<LeaveReason>), typeof(CamelCaseEnumConverter<RecordingState>)])]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(EventsState))]
[JsonSerializable(typeof(EventMessage<ParticipantView>))]
[JsonSerializable(typeof(EventMessage<Departure>))]
[JsonSerializable(typeof(EventMessage<RecordingView>))]
[JsonSerializable(typeof(EventMessage<Ending>))]
internal sealed partial class EventsJson : JsonSerializerContext;
