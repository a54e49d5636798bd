namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedWebRtcTransport : ExposedTransport
{
    private static readonly MemberTable Table = new MemberTable<ExposedWebRtcTransport>(TransportMembers)
        .Getter("iceRole", exposed => exposed._transport.IceRole)
        .Getter("iceParameters", exposed => exposed._transport.IceParameters)
        .Getter("iceCandidates", exposed => exposed._transport.IceCandidates)
        .Getter("iceState", exposed => exposed._transport.IceState)
        .Getter("iceSelectedTuple", exposed => exposed._transport.IceSelectedTuple)
        .Getter("dtlsParameters", exposed => exposed._transport.DtlsParameters)
        .Getter("dtlsState", exposed => exposed._transport.DtlsState)
        .Getter("dtlsRemoteCert", exposed => exposed._transport.DtlsRemoteCertificate)
        .Method("connect", (exposed, call) =>
            exposed._transport.ConnectAsync(call.Options().Require<DtlsParameters>("dtlsParameters"), call.HungUp))
        .Method("restartIce", (exposed, call) => exposed._transport.RestartIceAsync(call.HungUp));

    private readonly WebRtcTransport _transport;

    public ExposedWebRtcTransport(Session session, WebRtcTransport transport)
        : base(session, "WebRtcTransportImpl", transport)
    {
        _transport = transport;
        transport.IceStateChanged += (_, state) => Emit("icestatechange", state);
        transport.IceSelectedTupleChanged += (_, tuple) => Emit("iceselectedtuplechange", tuple);
        transport.DtlsStateChanged += (_, state) => Emit("dtlsstatechange", state);
    }

    public override MemberTable Members => Table;

    protected override string Type => "webrtc";

    protected override string StatsType => "webrtc-transport";

    protected override object Shape(TransportDump dump) => TransportShapes.Dump((WebRtcTransportDump)dump);
}
