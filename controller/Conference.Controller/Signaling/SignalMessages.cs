using Conference.Controller.Media;
using Conference.Mediasoup;

namespace Conference.Controller.Signaling;

internal sealed record SignalState(
    string ParticipantId,
    bool Resumed,
    RtpCapabilities RouterRtpCapabilities,
    IReadOnlyList<IceServer> IceServers,
    IReadOnlyList<ProducerView> Producers,
    IReadOnlyList<ProducerView> OwnProducers);

internal sealed record CreateTransportParameters(TransportDirection Direction);

internal sealed record CreateTransportResult(
    TransportId TransportId, IceParameters IceParameters, IReadOnlyList<IceCandidate> IceCandidates, DtlsParameters DtlsParameters);

/// <param name="RtcpMux">FFmpeg sends RTCP from a port of its own.</param>
internal sealed record CreatePlainTransportParameters(
    TransportDirection Direction = TransportDirection.Send, bool RtcpMux = false, bool Srtp = true);

internal sealed record CreatePlainTransportResult(
    TransportId TransportId, string Ip, int Port, int? RtcpPort, SrtpParameters? SrtpParameters);

/// <summary>DTLS parameters for a WebRTC transport; for a plain one the program's keys, and its ports when it receives.</summary>
internal sealed record ConnectTransportParameters(
    TransportId TransportId,
    DtlsParameters? DtlsParameters = null,
    SrtpParameters? SrtpParameters = null,
    ushort? Port = null,
    ushort? RtcpPort = null);

internal sealed record TransportParameters(TransportId TransportId);

internal sealed record RestartIceResult(IceParameters IceParameters);

internal sealed record ProduceParameters(
    TransportId TransportId, MediaKind Kind, RtpParameters RtpParameters, TrackSource Source, bool Paused = false);

internal sealed record ProducerParameters(ProducerId ProducerId);

internal sealed record ReportVideoParameters(ProducerId ProducerId, int Width, int Height, double FrameRate);

internal sealed record ConsumeParameters(TransportId TransportId, ProducerId ProducerId, RtpCapabilities RtpCapabilities);

internal sealed record ConsumeResult(
    ConsumerId ConsumerId, ProducerId ProducerId, MediaKind Kind, RtpParameters RtpParameters, ConsumerType Type, bool ProducerPaused);

internal sealed record ConsumerParameters(ConsumerId ConsumerId);

internal sealed record PreferredLayersParameters(ConsumerId ConsumerId, byte SpatialLayer, byte? TemporalLayer = null);

/// <param name="By">Who changed somebody's own producer: <c>host</c>.</param>
internal sealed record OwnProducerNotice(ProducerId ProducerId, string By);

internal sealed record LayersNotice(ConsumerId ConsumerId, int? SpatialLayer, int? TemporalLayer);

internal sealed record ScoreNotice(ConsumerId ConsumerId, int Score, int ProducerScore);

internal sealed record SpeakersNotice(IReadOnlyList<SpeakerVolume> Volumes);

internal sealed record ActiveSpeakerNotice(string? ParticipantId);

internal sealed record MediaLostNotice(string Reason);

internal sealed record Nothing;
