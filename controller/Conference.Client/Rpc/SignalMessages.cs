namespace Conference.Client.Rpc;

internal sealed record SignalState(string ParticipantId, bool Resumed);

internal sealed record CreatePlainTransportParameters(string Direction, bool RtcpMux, bool Srtp);

internal sealed record PlainTransportAnswer(string TransportId, string Ip, int Port, int? RtcpPort, SrtpParameters? SrtpParameters);

internal sealed record SrtpParameters(string CryptoSuite, string KeyBase64)
{
    // A record prints its members, and the key must not end up in a log.
    public override string ToString() => CryptoSuite;
}

internal sealed record ConnectPlainTransportParameters(string TransportId, SrtpParameters SrtpParameters);

internal sealed record TransportParameters(string TransportId);

internal sealed record ProduceParameters(string TransportId, string Kind, RtpParameters RtpParameters, TrackSource Source);

internal sealed record ProducerParameters(string ProducerId);

internal sealed record ReportVideoParameters(string ProducerId, int Width, int Height, double FrameRate);

internal sealed record RtpParameters(IReadOnlyList<RtpCodec> Codecs, IReadOnlyList<RtpEncoding> Encodings, RtcpName Rtcp);

internal sealed record RtpCodec(string MimeType, int PayloadType, int ClockRate, int? Channels = null);

internal sealed record RtpEncoding(uint Ssrc);

internal sealed record RtcpName(string Cname);

/// <summary>What happened to a producer, and by whom when it was somebody else: <c>host</c>.</summary>
internal sealed record ProducerNotice(string ProducerId, string? By = null);
