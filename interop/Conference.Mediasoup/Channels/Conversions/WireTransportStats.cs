namespace Conference.Mediasoup.Channels;

/// <summary>The counters of transports.</summary>
internal static class WireTransportStats
{
    public static WebRtcTransportStats Read(Fbs.WebRtcTransport.GetStatsResponse stats) => Fill(
        new WebRtcTransportStats
        {
            TransportId = TransportId.Parse(stats.Base.TransportId),
            Timestamp = TimeSpan.FromMilliseconds((long)stats.Base.Timestamp),
            IceRole = stats.IceRole.ToPublic(),
            IceState = stats.IceState.ToPublic(),
            IceSelectedTuple = stats.HasIceSelectedTuple ? WireTransport.Read(stats.IceSelectedTuple) : null,
            DtlsState = stats.DtlsState.ToPublic(),
        },
        stats.Base);

    public static PlainTransportStats Read(Fbs.PlainTransport.GetStatsResponse stats) => Fill(
        new PlainTransportStats
        {
            TransportId = TransportId.Parse(stats.Base.TransportId),
            Timestamp = TimeSpan.FromMilliseconds((long)stats.Base.Timestamp),
            RtcpMux = stats.RtcpMux,
            Comedia = stats.Comedia,
            Tuple = WireTransport.Read(stats.Tuple),
            RtcpTuple = stats.HasRtcpTuple ? WireTransport.Read(stats.RtcpTuple) : null,
        },
        stats.Base);

    public static PipeTransportStats Read(Fbs.PipeTransport.GetStatsResponse stats) => Fill(
        new PipeTransportStats
        {
            TransportId = TransportId.Parse(stats.Base.TransportId),
            Timestamp = TimeSpan.FromMilliseconds((long)stats.Base.Timestamp),
            Tuple = WireTransport.Read(stats.Tuple),
        },
        stats.Base);

    public static DirectTransportStats Read(Fbs.DirectTransport.GetStatsResponse stats) => Fill(
        new DirectTransportStats
        {
            TransportId = TransportId.Parse(stats.Base.TransportId),
            Timestamp = TimeSpan.FromMilliseconds((long)stats.Base.Timestamp),
        },
        stats.Base);

    private static TStats Fill<TStats>(TStats stats, Fbs.Transport.Stats from) where TStats : TransportStats => (TStats)(stats with
    {
        SctpState = from.SctpState?.ToPublic(),
        BytesReceived = from.BytesReceived,
        RecvBitrate = from.RecvBitrate,
        BytesSent = from.BytesSent,
        SendBitrate = from.SendBitrate,
        RtpBytesReceived = from.RtpBytesReceived,
        RtpRecvBitrate = from.RtpRecvBitrate,
        RtpBytesSent = from.RtpBytesSent,
        RtpSendBitrate = from.RtpSendBitrate,
        RtxBytesReceived = from.RtxBytesReceived,
        RtxRecvBitrate = from.RtxRecvBitrate,
        RtxBytesSent = from.RtxBytesSent,
        RtxSendBitrate = from.RtxSendBitrate,
        ProbationBytesSent = from.ProbationBytesSent,
        ProbationSendBitrate = from.ProbationSendBitrate,
        AvailableOutgoingBitrate = from.AvailableOutgoingBitrate,
        AvailableIncomingBitrate = from.AvailableIncomingBitrate,
        MaxIncomingBitrate = from.MaxIncomingBitrate,
        MaxOutgoingBitrate = from.MaxOutgoingBitrate,
        MinOutgoingBitrate = from.MinOutgoingBitrate,
        RtpPacketLossReceived = from.RtpPacketLossReceived,
        RtpPacketLossSent = from.RtpPacketLossSent,
    });
}
