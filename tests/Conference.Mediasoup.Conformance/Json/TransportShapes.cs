namespace Conference.Mediasoup.Conformance;

/// <summary>What is known of transports, in mediasoup's form.</summary>
internal static class TransportShapes
{
    public static object Dump(WebRtcTransportDump dump) => Dump(dump, new
    {
        dump.IceRole,
        dump.IceParameters,
        dump.IceCandidates,
        dump.IceState,
        dump.IceSelectedTuple,
        dump.DtlsParameters,
        dump.DtlsState,
    });

    public static object Dump(PlainTransportDump dump) => Dump(dump, new
    {
        dump.RtcpMux,
        dump.Comedia,
        dump.Tuple,
        dump.RtcpTuple,
        dump.SrtpParameters,
    });

    public static object Dump(PipeTransportDump dump) => Dump(dump, new { dump.Tuple, dump.Rtx, dump.SrtpParameters });

    public static object Dump(DirectTransportDump dump) => Dump(dump, new object());

    public static object Stats(TransportStats stats, string type) =>
        new Merged(stats, new { Type = type, Timestamp = stats.Timestamp.TotalMilliseconds });

    public static object Trace(TransportTrace trace) => new
    {
        trace.Type,
        Timestamp = trace.Timestamp.TotalMilliseconds,
        trace.Direction,
        Info = trace.Bwe is { } bwe ? new Merged(bwe, new { BweType = bwe.Type }) : new object(),
    };

    private static Merged Dump(TransportDump dump, object kind) => new(
        new
        {
            dump.Id,
            dump.ProducerIds,
            dump.ConsumerIds,
            dump.DataProducerIds,
            dump.DataConsumerIds,
            MapSsrcConsumerId = WorkerShapes.Pairs(dump.ConsumersBySsrc),
            MapRtxSsrcConsumerId = WorkerShapes.Pairs(dump.ConsumersByRtxSsrc),
            dump.RecvRtpHeaderExtensions,
            RtpListener = new
            {
                SsrcTable = WorkerShapes.Pairs(dump.RtpListener.Ssrcs),
                MidTable = WorkerShapes.Pairs(dump.RtpListener.Mids),
                RidTable = WorkerShapes.Pairs(dump.RtpListener.Rids),
            },
            dump.MaxSendMessageSize,
            dump.MaxReceiveMessageSize,
            dump.SctpParameters,
            dump.SctpState,
            dump.SctpNegotiatedCapabilities,
            SctpListener = dump.SctpListener is { } listener ? new { StreamIdTable = WorkerShapes.Pairs(listener.StreamIds) } : null,
            dump.TraceEventTypes,
        },
        kind);
}
