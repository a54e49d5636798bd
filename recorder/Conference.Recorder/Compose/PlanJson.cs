using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Recorder.Compose;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanHeader))]
[JsonSerializable(typeof(PlannedChunk))]
internal sealed partial class PlanJson : JsonSerializerContext;
