using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Source-generated JSON metadata of the library's public records, in the form that mediasoup-client expects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RtpCapabilities))]
[JsonSerializable(typeof(RtpCodecCapability[]))]
[JsonSerializable(typeof(RtpParameters))]
[JsonSerializable(typeof(SctpParameters))]
[JsonSerializable(typeof(SctpNegotiatedCapabilities))]
[JsonSerializable(typeof(SctpStreamParameters))]
[JsonSerializable(typeof(ProducerType))]
[JsonSerializable(typeof(ConsumerType))]
public sealed partial class MediasoupJsonContext : JsonSerializerContext;
