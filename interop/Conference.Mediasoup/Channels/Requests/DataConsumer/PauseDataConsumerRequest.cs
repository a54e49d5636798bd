namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PauseDataConsumerRequest(string dataConsumerId) : Command(Fbs.Request.Method.DataconsumerPause, dataConsumerId);
