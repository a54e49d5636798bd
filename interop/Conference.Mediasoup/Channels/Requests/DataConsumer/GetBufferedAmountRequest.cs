namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetBufferedAmountRequest(string dataConsumerId)
    : Request<uint>(Fbs.Request.Method.DataconsumerGetBufferedAmount, dataConsumerId)
{
    public override uint Read(Fbs.Response.Response response) => response.BodyAsDataConsumerGetBufferedAmountResponse().BufferedAmount;
}
