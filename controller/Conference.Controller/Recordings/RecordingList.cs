using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

internal sealed record RecordingList(IReadOnlyList<RecordingView> Items);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(CamelCaseEnumConverter<RecordingState>)])]
[JsonSerializable(typeof(RecordingView))]
[JsonSerializable(typeof(RecordingList))]
internal sealed partial class RecordingJson : JsonSerializerContext;
