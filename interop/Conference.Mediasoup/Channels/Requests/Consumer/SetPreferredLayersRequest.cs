using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Asks for layers; the answer is what the worker made of it, null for consumers without layers.</summary>
internal sealed class SetPreferredLayersRequest(string consumerId, ConsumerLayers layers)
    : Request<ConsumerLayers?>(Fbs.Request.Method.ConsumerSetPreferredLayers, consumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Consumer.SetPreferredLayersRequest.Create(
        writer, preferredLayers: WireConsumer.Write(writer, layers));

    public override ConsumerLayers? Read(Fbs.Response.Response response)
    {
        if (response.BodyType == Fbs.Response.BodyType.None) return null;
        var set = response.BodyAsConsumerSetPreferredLayersResponse();
        return set.HasPreferredLayers ? WireConsumer.Read(set.PreferredLayers) : null;
    }
}
