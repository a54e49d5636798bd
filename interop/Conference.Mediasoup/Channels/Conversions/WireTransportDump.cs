namespace Conference.Mediasoup.Channels;

/// <summary>The dumps of transports.</summary>
internal static class WireTransportDump
{
    public static WebRtcTransportDump Read(Fbs.WebRtcTransport.DumpResponse dump) => Fill(
        new WebRtcTransportDump
        {
            Id = TransportId.Parse(dump.Base.Id),
            IceRole = dump.IceRole.ToPublic(),
            IceParameters = WireWebRtc.Read(dump.IceParameters),
            IceCandidates = dump.IceCandidates.ToArray(WireWebRtc.Read),
            IceState = dump.IceState.ToPublic(),
            IceSelectedTuple = dump.HasIceSelectedTuple ? WireTransport.Read(dump.IceSelectedTuple) : null,
            DtlsParameters = WireWebRtc.Read(dump.DtlsParameters),
            DtlsState = dump.DtlsState.ToPublic(),
        },
        dump.Base);

    public static PlainTransportDump Read(Fbs.PlainTransport.DumpResponse dump) => Fill(
        new PlainTransportDump
        {
            Id = TransportId.Parse(dump.Base.Id),
            RtcpMux = dump.RtcpMux,
            Comedia = dump.Comedia,
            Tuple = WireTransport.Read(dump.Tuple),
            RtcpTuple = dump.HasRtcpTuple ? WireTransport.Read(dump.RtcpTuple) : null,
            SrtpParameters = dump.HasSrtpParameters ? WireSrtp.Read(dump.SrtpParameters) : null,
        },
        dump.Base);

    public static PipeTransportDump Read(Fbs.PipeTransport.DumpResponse dump) => Fill(
        new PipeTransportDump
        {
            Id = TransportId.Parse(dump.Base.Id),
            Tuple = WireTransport.Read(dump.Tuple),
            Rtx = dump.Rtx,
            SrtpParameters = dump.HasSrtpParameters ? WireSrtp.Read(dump.SrtpParameters) : null,
        },
        dump.Base);

    public static DirectTransportDump Read(Fbs.DirectTransport.DumpResponse dump) =>
        Fill(new DirectTransportDump { Id = TransportId.Parse(dump.Base.Id) }, dump.Base);

    private static TDump Fill<TDump>(TDump dump, Fbs.Transport.Dump from) where TDump : TransportDump => (TDump)(dump with
    {
        ProducerIds = from.ProducerIds.ToIds<ProducerId>(),
        ConsumerIds = from.ConsumerIds.ToIds<ConsumerId>(),
        ConsumersBySsrc = from.MapSsrcConsumerId.ToIdMap<ConsumerId>(),
        ConsumersByRtxSsrc = from.MapRtxSsrcConsumerId.ToIdMap<ConsumerId>(),
        DataProducerIds = from.DataProducerIds.ToIds<DataProducerId>(),
        DataConsumerIds = from.DataConsumerIds.ToIds<DataConsumerId>(),
        RecvRtpHeaderExtensions = Read(from.RecvRtpHeaderExtensions),
        RtpListener = Read(from.RtpListener),
        MaxSendMessageSize = from.MaxSendMessageSize,
        MaxReceiveMessageSize = from.MaxReceiveMessageSize,
        SctpParameters = from.HasSctpParameters ? WireTransport.Read(from.SctpParameters) : null,
        SctpState = from.SctpState?.ToPublic(),
        SctpNegotiatedCapabilities =
            from.HasSctpNegotiatedCapabilities ? WireTransport.Read(from.SctpNegotiatedCapabilities) : null,
        SctpListener = from.HasSctpListener ? new SctpListenerDump(from.SctpListener.StreamIdTable.ToIdMap<DataProducerId>()) : null,
        TraceEventTypes = WireEnums.Read(from.TraceEventTypes, WireTransportEnums.ToPublic),
    });

    private static RtpListenerDump Read(Fbs.Transport.RtpListener listener) => new(
        listener.SsrcTable.ToIdMap<ProducerId>(), listener.MidTable.ToIdMap<ProducerId>(), listener.RidTable.ToIdMap<ProducerId>());

    private static RecvRtpHeaderExtensions Read(Fbs.Transport.RecvRtpHeaderExtensions extensions) =>
        new(extensions.Mid, extensions.Rid, extensions.Rrid, extensions.AbsSendTime, extensions.TransportWideCc01);
}
