using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedDataConsumer : ExposedEntity
{
    private static readonly MemberTable Table = new MemberTable<ExposedDataConsumer>(EntityMembers)
        .Getter("dataProducerId", exposed => exposed._consumer.DataProducerId)
        .Getter("type", exposed => exposed._consumer.Type)
        .Getter("sctpStreamParameters", exposed => exposed._consumer.SctpStreamParameters)
        .Getter("label", exposed => exposed._consumer.Label)
        .Getter("protocol", exposed => exposed._consumer.Protocol)
        .Getter("paused", exposed => exposed._consumer.Paused)
        .Getter("dataProducerPaused", exposed => exposed._consumer.DataProducerPaused)
        .Getter("subchannels", exposed => exposed._consumer.Subchannels)
        .Method("pause", (exposed, call) => exposed._consumer.PauseAsync(call.HungUp))
        .Method("resume", (exposed, call) => exposed._consumer.ResumeAsync(call.HungUp))
        .Method("send", (exposed, call) => exposed.SendAsync(call))
        .Method("setSubchannels", (exposed, call) =>
            exposed._consumer.SetSubchannelsAsync(DataOptionsReader.Subchannels(call.Read<long[]>(0)), call.HungUp))
        .Method("addSubchannel", (exposed, call) => exposed._consumer.AddSubchannelAsync(call.Read<ushort>(0), call.HungUp))
        .Method("removeSubchannel", (exposed, call) => exposed._consumer.RemoveSubchannelAsync(call.Read<ushort>(0), call.HungUp))
        .Method("getBufferedAmount", (exposed, call) => exposed._consumer.GetBufferedAmountAsync(call.HungUp))
        .Method("setBufferedAmountLowThreshold", (exposed, call) =>
            exposed._consumer.SetBufferedAmountLowThresholdAsync(call.Read<uint>(0), call.HungUp))
        .Method("dump", (exposed, call) => exposed._consumer.DumpAsync(call.HungUp))
        .Method("getStats", async (exposed, call) => DataShapes.Stats(await exposed._consumer.GetStatsAsync(call.HungUp)));

    private readonly DataConsumer _consumer;

    public ExposedDataConsumer(Session session, DataConsumer consumer)
        : base(session, "DataConsumerImpl", consumer)
    {
        _consumer = consumer;
        consumer.PausedChanged += (_, paused) => Emit(OnObserver(paused ? "pause" : "resume"));
        consumer.DataProducerPausedChanged += (_, paused) => Emit(OnObject(paused ? "dataproducerpause" : "dataproducerresume"));
        consumer.MessageReceived += (_, message) => Emit(OnObject("message", message.Payload.ToArray(), message.Ppid.Value));
        consumer.BufferedAmountLow += (_, amount) => Emit(OnObject("bufferedamountlow", amount));
        consumer.SctpSendBufferFull += (_, _) => Emit(OnObject("sctpsendbufferfull"));
    }

    public override MemberTable Members => Table;

    protected override string CloseEvent(CloseReason reason) =>
        reason == CloseReason.DataProducerClosed ? "dataproducerclose" : "transportclose";

    private Task<uint> SendAsync(Call call)
    {
        var ppid = DataOptionsReader.Ppid(call, 1);
        return call.Args[0] is JsonValue
            ? _consumer.SendAsync(call.Read<string>(0), ppid, call.HungUp)
            : _consumer.SendAsync(call.Read<byte[]>(0), ppid, call.HungUp);
    }
}
