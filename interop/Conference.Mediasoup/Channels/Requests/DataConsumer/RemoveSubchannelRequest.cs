using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>The answer is what the subchannels are then.</summary>
internal sealed class RemoveSubchannelRequest(string dataConsumerId, ushort subchannel)
    : Request<ushort[]>(Fbs.Request.Method.DataconsumerRemoveSubchannel, dataConsumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.DataConsumer.RemoveSubchannelRequest.Create(writer, subchannel: subchannel);

    public override ushort[] Read(Fbs.Response.Response response) =>
        response.BodyAsDataConsumerRemoveSubchannelResponse().Subchannels.ToArray();
}
