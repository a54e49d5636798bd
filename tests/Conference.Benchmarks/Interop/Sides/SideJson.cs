using System.Text.Json.Serialization;

namespace Conference.Benchmarks.Interop.Sides;

/// <summary>What the benchmark and its two sides say to each other, one line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class SideJson : JsonSerializerContext;
