namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedRouter : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedRouter>(EntityMembers)
        .Getter("rtpCapabilities", exposed => exposed._router.RtpCapabilities)
        .Getter("transportsForTesting", exposed => new { Size = exposed._router.Transports.Count })
        .Question("canConsume", (exposed, call) => exposed.CanConsume(call.Options()))
        .Question("updateMediaCodecs", (exposed, call) => exposed.UpdateMediaCodecs(call.Read<RtpCodecCapability[]>(0)))
        .Method("dump", async (exposed, call) => WorkerShapes.Dump(await exposed._router.DumpAsync(call.HungUp)))
        .Method("createWebRtcTransport", (exposed, call) =>
            exposed._router.CreateWebRtcTransportAsync(TransportOptionsReader.WebRtc(call.Options()), call.HungUp))
        .Method("createPlainTransport", (exposed, call) =>
            exposed._router.CreatePlainTransportAsync(TransportOptionsReader.Plain(call.Options()), call.HungUp))
        .Method("createPipeTransport", (exposed, call) =>
            exposed._router.CreatePipeTransportAsync(TransportOptionsReader.Pipe(call.Options()), call.HungUp))
        .Method("createDirectTransport", (exposed, call) =>
            exposed._router.CreateDirectTransportAsync(TransportOptionsReader.Direct(call.Options()), call.HungUp))
        .Method("pipeToRouter", (exposed, call) =>
            exposed._router.PipeToRouterAsync(TransportOptionsReader.PipeToRouter(call.Options()), call.HungUp))
        .Method("createActiveSpeakerObserver", (exposed, call) =>
            exposed._router.CreateActiveSpeakerObserverAsync(ObserverOptionsReader.ActiveSpeaker(call.Options()), call.HungUp))
        .Method("createAudioLevelObserver", (exposed, call) =>
            exposed._router.CreateAudioLevelObserverAsync(ObserverOptionsReader.AudioLevel(call.Options()), call.HungUp));

    private readonly Router _router;

    public ExposedRouter(Session session, Router router)
        : base(session, "RouterImpl", router)
    {
        _router = router;
        router.TransportCreated += (_, transport) => Emit(OnObserver("newtransport", transport));
        router.RtpObserverCreated += (_, observer) => Emit(OnObserver("newrtpobserver", observer));
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) => "workerclose";

    private object? UpdateMediaCodecs(RtpCodecCapability[] mediaCodecs)
    {
        _router.UpdateMediaCodecs(mediaCodecs);
        return null;
    }

    private bool CanConsume(CallOptions options) =>
        _router.CanConsume(options.RequireId<ProducerId>("producerId"), options.Require<RtpCapabilities>("rtpCapabilities"));
}
