namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedConsumer : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedConsumer>(EntityMembers)
        .Getter("producerId", exposed => exposed._consumer.ProducerId)
        .Getter("kind", exposed => exposed._consumer.Kind)
        .Getter("type", exposed => exposed._consumer.Type)
        .Getter("rtpParameters", exposed => exposed._consumer.RtpParameters)
        .Getter("paused", exposed => exposed._consumer.Paused)
        .Getter("producerPaused", exposed => exposed._consumer.ProducerPaused)
        .Getter("priority", exposed => exposed._consumer.Priority)
        .Getter("score", exposed => exposed._consumer.Score)
        .Getter("preferredLayers", exposed => exposed._consumer.PreferredLayers)
        .Getter("currentLayers", exposed => exposed._consumer.CurrentLayers)
        .Method("pause", (exposed, call) => exposed._consumer.PauseAsync(call.HungUp))
        .Method("resume", (exposed, call) => exposed._consumer.ResumeAsync(call.HungUp))
        .Method("setPreferredLayers", (exposed, call) =>
            exposed._consumer.SetPreferredLayersAsync(call.Read<ConsumerLayers>(0), call.HungUp))
        .Method("setPriority", (exposed, call) => exposed._consumer.SetPriorityAsync(call.Read<byte>(0), call.HungUp))
        .Method("unsetPriority", (exposed, call) => exposed._consumer.SetPriorityAsync(1, call.HungUp))
        .Method("requestKeyFrame", (exposed, call) => exposed._consumer.RequestKeyFrameAsync(call.HungUp))
        .Method("enableTraceEvent", (exposed, call) =>
            exposed._consumer.EnableTraceAsync(call.ReadKnown<ConsumerTraceEventType>(0), call.HungUp))
        .Method("dump", async (exposed, call) => MediaShapes.Dump(await exposed._consumer.DumpAsync(call.HungUp)))
        .Method("getStats", async (exposed, call) => MediaShapes.Stats(await exposed._consumer.GetStatsAsync(call.HungUp)));

    private readonly Consumer _consumer;

    public ExposedConsumer(Session session, Consumer consumer)
        : base(session, "ConsumerImpl", consumer)
    {
        _consumer = consumer;
        consumer.PausedChanged += (_, paused) => Emit(OnObserver(paused ? "pause" : "resume"));
        consumer.ProducerPausedChanged += (_, paused) => Emit(OnObject(paused ? "producerpause" : "producerresume"));
        consumer.ScoreChanged += (_, score) => Emit("score", score);
        consumer.Traced += (_, trace) => Emit("trace", MediaShapes.Trace(trace));
        consumer.RtpReceived += (_, packet) => Emit(OnObject("rtp", packet.ToArray()));
        consumer.LayersChanged += (_, layers) => Emit("layerschange", layers);
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) =>
        reason == CloseReason.ProducerClosed ? "producerclose" : "transportclose";
}
