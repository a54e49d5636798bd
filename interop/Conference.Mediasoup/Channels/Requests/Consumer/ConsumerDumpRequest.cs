namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ConsumerDumpRequest(string consumerId) : Request<ConsumerDump>(Fbs.Request.Method.ConsumerDump, consumerId)
{
    public override ConsumerDump Read(Fbs.Response.Response response) =>
        WireConsumerDump.Read(response.BodyAsConsumerDumpResponse().Data);
}
