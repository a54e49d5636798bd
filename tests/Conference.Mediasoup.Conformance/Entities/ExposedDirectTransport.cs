namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedDirectTransport : ExposedTransport
{
    private static readonly MemberTable Table = new MemberTable<ExposedDirectTransport>(TransportMembers)
        // There is nothing to connect, and mediasoup has the method all the same.
        .Method("connect", (_, _) => Task.CompletedTask)
        .Question("sendRtcp", (exposed, call) => exposed.SendRtcp(call.Read<byte[]>(0)));

    private readonly DirectTransport _transport;

    public ExposedDirectTransport(Session session, DirectTransport transport)
        : base(session, "DirectTransportImpl", transport)
    {
        _transport = transport;
        transport.RtcpReceived += (_, packet) => Emit(OnObject("rtcp", packet.ToArray()));
    }

    public override MemberTable Members => Table;

    protected override string Type => "direct";

    protected override string StatsType => "direct-transport";

    protected override object Shape(TransportDump dump) => TransportShapes.Dump((DirectTransportDump)dump);

    private object? SendRtcp(byte[] packet)
    {
        _transport.SendRtcp(packet);
        return null;
    }
}
