namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PauseConsumerRequest(string consumerId) : Command(Fbs.Request.Method.ConsumerPause, consumerId);
