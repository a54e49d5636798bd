namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ResumeConsumerRequest(string consumerId) : Command(Fbs.Request.Method.ConsumerResume, consumerId);
