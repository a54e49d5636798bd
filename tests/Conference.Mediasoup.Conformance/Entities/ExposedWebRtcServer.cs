namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedWebRtcServer : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedWebRtcServer>(EntityMembers)
        .Getter("webRtcTransportsForTesting", exposed => new { Size = exposed._server.Transports.Count })
        .Method("dump", async (exposed, call) => WorkerShapes.Dump(await exposed._server.DumpAsync(call.HungUp)));

    private readonly WebRtcServer _server;

    public ExposedWebRtcServer(Session session, WebRtcServer server)
        : base(session, "WebRtcServerImpl", server)
    {
        _server = server;
        server.TransportAdded += (_, transport) => Emit(OnObserver("webrtctransporthandled", transport));
        server.TransportRemoved += (_, transport) => Emit(OnObserver("webrtctransportunhandled", transport));
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) => "workerclose";
}
