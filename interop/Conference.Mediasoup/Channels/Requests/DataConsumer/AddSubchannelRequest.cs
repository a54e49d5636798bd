using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>The answer is what the subchannels are then.</summary>
internal sealed class AddSubchannelRequest(string dataConsumerId, ushort subchannel)
    : Request<ushort[]>(Fbs.Request.Method.DataconsumerAddSubchannel, dataConsumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.DataConsumer.AddSubchannelRequest.Create(writer, subchannel: subchannel);

    public override ushort[] Read(Fbs.Response.Response response) =>
        response.BodyAsDataConsumerAddSubchannelResponse().Subchannels.ToArray();
}
