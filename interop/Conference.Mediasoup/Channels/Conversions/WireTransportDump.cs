namespace Conference.Mediasoup.Channels;

/// <summary>The dumps of transports.</summary>
internal static class WireTransportDump
{
    public static WebRtcTransportDump Read(Fbs.WebRtcTransport.DumpResponse dump) => new()
    {
        Id = TransportId.Parse(dump.Base.Id),
        ProducerIds = dump.Base.ProducerIds.ToIds<ProducerId>(),
        ConsumerIds = dump.Base.ConsumerIds.ToIds<ConsumerId>(),
        ConsumersBySsrc = dump.Base.MapSsrcConsumerId.ToIdMap<ConsumerId>(),
        ConsumersByRtxSsrc = dump.Base.MapRtxSsrcConsumerId.ToIdMap<ConsumerId>(),
        RtpListener = Read(dump.Base.RtpListener),
        RecvRtpHeaderExtensions = Read(dump.Base.RecvRtpHeaderExtensions),
        SctpParameters = dump.Base.HasSctpParameters ? WireTransport.Read(dump.Base.SctpParameters) : null,
        SctpState = dump.Base.SctpState?.ToPublic(),
        TraceEventTypes = ReadTraceEventTypes(dump.Base.TraceEventTypes),
        IceRole = dump.IceRole.ToPublic(),
        IceParameters = WireWebRtc.Read(dump.IceParameters),
        IceCandidates = dump.IceCandidates.ToArray(WireWebRtc.Read),
        IceState = dump.IceState.ToPublic(),
        IceSelectedTuple = dump.HasIceSelectedTuple ? WireTransport.Read(dump.IceSelectedTuple) : null,
        DtlsParameters = WireWebRtc.Read(dump.DtlsParameters),
        DtlsState = dump.DtlsState.ToPublic(),
    };

    public static PlainTransportDump Read(Fbs.PlainTransport.DumpResponse dump) => new()
    {
        Id = TransportId.Parse(dump.Base.Id),
        ProducerIds = dump.Base.ProducerIds.ToIds<ProducerId>(),
        ConsumerIds = dump.Base.ConsumerIds.ToIds<ConsumerId>(),
        ConsumersBySsrc = dump.Base.MapSsrcConsumerId.ToIdMap<ConsumerId>(),
        ConsumersByRtxSsrc = dump.Base.MapRtxSsrcConsumerId.ToIdMap<ConsumerId>(),
        RtpListener = Read(dump.Base.RtpListener),
        RecvRtpHeaderExtensions = Read(dump.Base.RecvRtpHeaderExtensions),
        SctpParameters = dump.Base.HasSctpParameters ? WireTransport.Read(dump.Base.SctpParameters) : null,
        SctpState = dump.Base.SctpState?.ToPublic(),
        TraceEventTypes = ReadTraceEventTypes(dump.Base.TraceEventTypes),
        RtcpMux = dump.RtcpMux,
        Comedia = dump.Comedia,
        Tuple = WireTransport.Read(dump.Tuple),
        RtcpTuple = dump.HasRtcpTuple ? WireTransport.Read(dump.RtcpTuple) : null,
        SrtpParameters = dump.HasSrtpParameters ? WirePlain.Read(dump.SrtpParameters) : null,
    };

    private static RtpListenerDump Read(Fbs.Transport.RtpListener listener) => new(
        listener.SsrcTable.ToIdMap<ProducerId>(), listener.MidTable.ToIdMap<ProducerId>(), listener.RidTable.ToIdMap<ProducerId>());

    private static RecvRtpHeaderExtensions Read(Fbs.Transport.RecvRtpHeaderExtensions extensions) =>
        new(extensions.Mid, extensions.Rid, extensions.Rrid, extensions.AbsSendTime, extensions.TransportWideCc01);

    private static TransportTraceEventType[] ReadTraceEventTypes(ReadOnlySpan<Fbs.Transport.TraceEventType> types)
    {
        var read = new TransportTraceEventType[types.Length];
        for (var i = 0; i < read.Length; i++) read[i] = types[i].ToPublic();
        return read;
    }
}
