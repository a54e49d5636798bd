using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedDataProducer : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedDataProducer>(EntityMembers)
        .Getter("type", exposed => exposed._producer.Type)
        .Getter("sctpStreamParameters", exposed => exposed._producer.SctpStreamParameters)
        .Getter("label", exposed => exposed._producer.Label)
        .Getter("protocol", exposed => exposed._producer.Protocol)
        .Getter("paused", exposed => exposed._producer.Paused)
        .Question("send", (exposed, call) => exposed.Send(call))
        .Method("pause", (exposed, call) => exposed._producer.PauseAsync(call.HungUp))
        .Method("resume", (exposed, call) => exposed._producer.ResumeAsync(call.HungUp))
        .Method("dump", (exposed, call) => exposed._producer.DumpAsync(call.HungUp))
        .Method("getStats", async (exposed, call) => DataShapes.Stats(await exposed._producer.GetStatsAsync(call.HungUp)));

    private readonly DataProducer _producer;

    public ExposedDataProducer(Session session, DataProducer producer)
        : base(session, "DataProducerImpl", producer)
    {
        _producer = producer;
        producer.PausedChanged += (_, paused) => Emit(OnObserver(paused ? "pause" : "resume"));
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) => "transportclose";

    private object? Send(Call call)
    {
        var options = DataOptionsReader.Send(call);
        if (call.Args[0] is JsonValue)
            _producer.Send(call.Read<string>(0), options);
        else
            _producer.Send(call.Read<byte[]>(0), options);
        return null;
    }
}
