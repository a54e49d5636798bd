using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Replaces the subchannels; the answer is what they are then, each once.</summary>
internal sealed class SetSubchannelsRequest(string dataConsumerId, IReadOnlyList<ushort> subchannels)
    : Request<ushort[]>(Fbs.Request.Method.DataconsumerSetSubchannels, dataConsumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.DataConsumer.SetSubchannelsRequest.Create(writer, subchannels: WireData.Write(writer, subchannels));

    public override ushort[] Read(Fbs.Response.Response response) =>
        response.BodyAsDataConsumerSetSubchannelsResponse().Subchannels.ToArray();
}
