using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;
using Conference.Controller.Media;

namespace Conference.Controller.Signaling;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CamelCaseEnumConverter<TransportDirection>)])]
[JsonSerializable(typeof(SignalState))]
[JsonSerializable(typeof(CreateTransportParameters))]
[JsonSerializable(typeof(CreateTransportResult))]
[JsonSerializable(typeof(CreatePlainTransportParameters))]
[JsonSerializable(typeof(CreatePlainTransportResult))]
[JsonSerializable(typeof(ConnectTransportParameters))]
[JsonSerializable(typeof(TransportParameters))]
[JsonSerializable(typeof(RestartIceResult))]
[JsonSerializable(typeof(ProduceParameters))]
[JsonSerializable(typeof(ProducerParameters))]
[JsonSerializable(typeof(ReportVideoParameters))]
[JsonSerializable(typeof(ConsumeParameters))]
[JsonSerializable(typeof(ConsumeResult))]
[JsonSerializable(typeof(ConsumerParameters))]
[JsonSerializable(typeof(PreferredLayersParameters))]
[JsonSerializable(typeof(ProducerView))]
[JsonSerializable(typeof(OwnProducerNotice))]
[JsonSerializable(typeof(LayersNotice))]
[JsonSerializable(typeof(ScoreNotice))]
[JsonSerializable(typeof(SpeakersNotice))]
[JsonSerializable(typeof(ActiveSpeakerNotice))]
[JsonSerializable(typeof(MediaLostNotice))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class SignalJson : JsonSerializerContext;
