using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class SetBufferedAmountLowThresholdRequest(string dataConsumerId, uint threshold)
    : Command(Fbs.Request.Method.DataconsumerSetBufferedAmountLowThreshold, dataConsumerId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) =>
        Fbs.DataConsumer.SetBufferedAmountLowThresholdRequest.Create(writer, threshold: threshold);
}
