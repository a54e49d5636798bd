namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedPlainTransport : ExposedTransport
{
    private static readonly MemberTable Table = new MemberTable<ExposedPlainTransport>(TransportMembers)
        .Getter("tuple", exposed => exposed._transport.Tuple)
        .Getter("rtcpTuple", exposed => exposed._transport.RtcpTuple)
        .Getter("srtpParameters", exposed => exposed._transport.SrtpParameters)
        .Method("connect", (exposed, call) =>
            exposed._transport.ConnectAsync(call.Options().Read<PlainTransportConnectOptions>(), call.HungUp));

    private readonly PlainTransport _transport;

    public ExposedPlainTransport(Session session, PlainTransport transport)
        : base(session, "PlainTransportImpl", transport)
    {
        _transport = transport;
        transport.TupleChanged += (_, tuple) => Emit("tuple", tuple);
        transport.RtcpTupleChanged += (_, tuple) => Emit("rtcptuple", tuple);
    }

    public override MemberTable Members => Table;

    protected override string Type => "plain";

    protected override string StatsType => "plain-rtp-transport";

    protected override object Shape(TransportDump dump) => TransportShapes.Dump((PlainTransportDump)dump);
}
