namespace Conference.Mediasoup.Conformance;

/// <summary>What Node can ask of every transport.</summary>
internal abstract class ExposedTransport : ExposedEntity
{
    protected static readonly MemberTable TransportMembers = new MemberTable<ExposedTransport>(EntityMembers)
        .Getter("type", exposed => exposed.Type)
        .Getter("sctpParameters", exposed => exposed.Transport.SctpParameters)
        .Getter("sctpState", exposed => exposed.Transport.SctpState)
        .Getter("sctpNegotiatedCapabilities", exposed => exposed.Transport.SctpNegotiatedCapabilities)
        .Method("setMaxIncomingBitrate", (exposed, call) => exposed.Transport.SetMaxIncomingBitrateAsync(call.Read<ulong>(0), call.HungUp))
        .Method("setMaxOutgoingBitrate", (exposed, call) => exposed.Transport.SetMaxOutgoingBitrateAsync(call.Read<ulong>(0), call.HungUp))
        .Method("setMinOutgoingBitrate", (exposed, call) => exposed.Transport.SetMinOutgoingBitrateAsync(call.Read<ulong>(0), call.HungUp))
        .Method("enableTraceEvent", (exposed, call) =>
            exposed.Transport.EnableTraceAsync(call.ReadKnown<TransportTraceEventType>(0), call.HungUp))
        .Method("dump", async (exposed, call) => exposed.Shape(await exposed.Transport.DumpAsync(call.HungUp)))
        .Method("getStats", async (exposed, call) =>
            new[] { TransportShapes.Stats(await exposed.Transport.GetStatsAsync(call.HungUp), exposed.StatsType) })
        .Method("produce", (exposed, call) => exposed.Transport.ProduceAsync(MediaOptionsReader.Producer(call.Options()), call.HungUp))
        .Method("consume", (exposed, call) => exposed.ConsumeAsync(call))
        .Method("produceData", (exposed, call) =>
            exposed.Transport.ProduceDataAsync(DataOptionsReader.Producer(call.Options()), call.HungUp))
        .Method("consumeData", (exposed, call) =>
            exposed.Transport.ConsumeDataAsync(DataOptionsReader.Consumer(call.Options()), call.HungUp));

    protected ExposedTransport(Session session, string className, Transport transport)
        : base(session, className, transport)
    {
        Transport = transport;
        transport.ProducerCreated += (_, producer) => Emit(OnObserver("newproducer", producer));
        transport.ConsumerCreated += (_, consumer) => Emit(OnObserver("newconsumer", consumer));
        transport.DataProducerCreated += (_, producer) => Emit(OnObserver("newdataproducer", producer));
        transport.DataConsumerCreated += (_, consumer) => Emit(OnObserver("newdataconsumer", consumer));
        transport.SctpStateChanged += (_, state) => Emit("sctpstatechange", state);
        transport.Traced += (_, trace) => Emit("trace", TransportShapes.Trace(trace));
    }

    protected Transport Transport { get; }

    /// <summary>mediasoup's name of the kind of transport.</summary>
    protected abstract string Type { get; }

    /// <summary>mediasoup's name of its stats.</summary>
    protected abstract string StatsType { get; }

    /// <summary>Its dump in mediasoup's form.</summary>
    protected abstract object Shape(TransportDump dump);

    protected virtual Task<Consumer> ConsumeAsync(Call call) =>
        Transport.ConsumeAsync(MediaOptionsReader.Consumer(call.Options()), call.HungUp);

    protected override string CloseEvent(CloseReason reason) =>
        reason == CloseReason.WebRtcServerClosed ? "listenserverclose" : "routerclose";
}
