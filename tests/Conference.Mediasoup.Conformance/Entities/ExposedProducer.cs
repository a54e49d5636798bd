namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedProducer : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedProducer>(EntityMembers)
        .Getter("kind", exposed => exposed._producer.Kind)
        .Getter("type", exposed => exposed._producer.Type)
        .Getter("rtpParameters", exposed => exposed._producer.RtpParameters)
        .Getter("consumableRtpParameters", exposed => exposed._producer.ConsumableRtpParameters)
        .Getter("paused", exposed => exposed._producer.Paused)
        .Getter("score", exposed => MediaShapes.Scores(exposed._producer.Score))
        .Method("pause", (exposed, call) => exposed._producer.PauseAsync(call.HungUp))
        .Method("resume", (exposed, call) => exposed._producer.ResumeAsync(call.HungUp))
        .Question("send", (exposed, call) => exposed.Send(call.Read<byte[]>(0)))
        .Method("enableTraceEvent", (exposed, call) =>
            exposed._producer.EnableTraceAsync(call.ReadKnown<ProducerTraceEventType>(0), call.HungUp))
        .Method("dump", async (exposed, call) => MediaShapes.Dump(await exposed._producer.DumpAsync(call.HungUp)))
        .Method("getStats", async (exposed, call) => MediaShapes.Stats(await exposed._producer.GetStatsAsync(call.HungUp)));

    private readonly Producer _producer;

    public ExposedProducer(Session session, Producer producer)
        : base(session, "ProducerImpl", producer)
    {
        _producer = producer;
        producer.PausedChanged += (_, paused) => Emit(OnObserver(paused ? "pause" : "resume"));
        producer.ScoreChanged += (_, scores) => Emit("score", MediaShapes.Scores(scores));
        producer.Traced += (_, trace) => Emit("trace", MediaShapes.Trace(trace));
        producer.VideoOrientationChanged += (_, orientation) => Emit("videoorientationchange", orientation);
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) => "transportclose";

    private object? Send(byte[] packet)
    {
        _producer.Send(packet);
        return null;
    }
}
