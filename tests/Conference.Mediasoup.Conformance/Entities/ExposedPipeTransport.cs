namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedPipeTransport : ExposedTransport
{
    private static readonly MemberTable Table = new MemberTable<ExposedPipeTransport>(TransportMembers)
        .Getter("tuple", exposed => exposed._transport.Tuple)
        .Getter("srtpParameters", exposed => exposed._transport.SrtpParameters)
        .Method("connect", (exposed, call) =>
            exposed._transport.ConnectAsync(call.Options().Read<PipeTransportConnectOptions>(), call.HungUp));

    private readonly PipeTransport _transport;

    public ExposedPipeTransport(Session session, PipeTransport transport)
        : base(session, "PipeTransportImpl", transport) => _transport = transport;

    public override MemberTable Members => Table;

    protected override string Type => "pipe";

    protected override string StatsType => "pipe-transport";

    protected override object Shape(TransportDump dump) => TransportShapes.Dump((PipeTransportDump)dump);

    protected override Task<Consumer> ConsumeAsync(Call call) =>
        _transport.ConsumeAsync(MediaOptionsReader.PipeConsumer(call.Options()), call.HungUp);
}
