using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Controller.Errors;

internal sealed record Problem(string Type, string Title, int Status, string Code, string Detail);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
