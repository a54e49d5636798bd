using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Media.Health;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(CamelCaseEnumConverter<TrackSource>)])]
[JsonSerializable(typeof(MeetingHealth))]
internal sealed partial class HealthJson : JsonSerializerContext;
