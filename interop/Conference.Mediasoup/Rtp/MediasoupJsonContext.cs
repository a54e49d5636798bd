using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Source-generated JSON metadata of the library's public records, in the form that mediasoup-client expects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RtpCapabilities))]
[JsonSerializable(typeof(RtpCodecCapability[]))]
// What NullAsDefaultConverter reads.
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(RtpHeaderExtensionDirection))]
[JsonSerializable(typeof(RtpParameters))]
[JsonSerializable(typeof(SctpParameters))]
[JsonSerializable(typeof(SctpNegotiatedCapabilities))]
[JsonSerializable(typeof(SctpStreamParameters))]
[JsonSerializable(typeof(ProducerType))]
[JsonSerializable(typeof(ConsumerType))]
[JsonSerializable(typeof(RouterId))]
[JsonSerializable(typeof(WebRtcServerId))]
[JsonSerializable(typeof(TransportId))]
[JsonSerializable(typeof(ProducerId))]
[JsonSerializable(typeof(ConsumerId))]
[JsonSerializable(typeof(DataProducerId))]
[JsonSerializable(typeof(DataConsumerId))]
[JsonSerializable(typeof(RtpObserverId))]
[JsonSerializable(typeof(IceParameters))]
[JsonSerializable(typeof(IReadOnlyList<IceCandidate>))]
[JsonSerializable(typeof(IceState))]
[JsonSerializable(typeof(DtlsParameters))]
[JsonSerializable(typeof(DtlsState))]
[JsonSerializable(typeof(SrtpParameters))]
[JsonSerializable(typeof(TransportTuple))]
[JsonSerializable(typeof(ConsumerLayers))]
[JsonSerializable(typeof(ConsumerScore))]
[JsonSerializable(typeof(IReadOnlyList<ProducerScore>))]
[JsonSerializable(typeof(WebRtcTransportStats))]
[JsonSerializable(typeof(PlainTransportStats))]
[JsonSerializable(typeof(DirectTransportStats))]
[JsonSerializable(typeof(DataChannelType))]
[JsonSerializable(typeof(DataProducerStats))]
[JsonSerializable(typeof(DataConsumerStats))]
[JsonSerializable(typeof(IReadOnlyList<RtpStreamRecvStats>))]
[JsonSerializable(typeof(IReadOnlyList<RtpStreamSendStats>))]
public sealed partial class MediasoupJsonContext : JsonSerializerContext;
