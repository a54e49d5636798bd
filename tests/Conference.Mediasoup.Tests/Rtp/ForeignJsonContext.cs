using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Tests;

/// <summary>A context as an application has it: its own messages with the library's records in them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ForeignMessage))]
internal sealed partial class ForeignJsonContext : JsonSerializerContext;

internal sealed record ForeignMessage(string Method, RtpCapabilities RtpCapabilities, RtpParameters RtpParameters);
