using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Media.Health;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MeetingHealth))]
internal sealed partial class HealthJson : JsonSerializerContext;
