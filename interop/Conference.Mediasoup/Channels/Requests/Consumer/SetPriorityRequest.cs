using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class SetPriorityRequest(string consumerId, byte priority)
    : Request<byte>(Fbs.Request.Method.ConsumerSetPriority, consumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.Consumer.SetPriorityRequest.Create(writer, priority: priority);

    public override byte Read(Fbs.Response.Response response) => response.BodyAsConsumerSetPriorityResponse().Priority;
}
