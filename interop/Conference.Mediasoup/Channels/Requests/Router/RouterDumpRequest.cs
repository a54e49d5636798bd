namespace Conference.Mediasoup.Channels.Requests;

internal sealed class RouterDumpRequest(string routerId) : Request<RouterDump>(Fbs.Request.Method.RouterDump, routerId)
{
    public override RouterDump Read(Fbs.Response.Response response)
    {
        var dump = response.BodyAsRouterDumpResponse();
        return new RouterDump(
            RouterId.Parse(dump.Id),
            dump.TransportIds.ToIds<TransportId>(),
            dump.RtpObserverIds.ToIds<RtpObserverId>(),
            dump.MapProducerIdConsumerIds.ToIdLists<ProducerId, ConsumerId>(),
            dump.MapConsumerIdProducerId.ToIdMap<ConsumerId, ProducerId>(),
            dump.MapProducerIdObserverIds.ToIdLists<ProducerId, RtpObserverId>(),
            dump.MapDataProducerIdDataConsumerIds.ToIdLists<DataProducerId, DataConsumerId>(),
            dump.MapDataConsumerIdDataProducerId.ToIdMap<DataConsumerId, DataProducerId>());
    }
}
