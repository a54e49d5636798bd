namespace Conference.Mediasoup.Channels.Requests;

internal sealed class RequestKeyFrameRequest(string consumerId) : Command(Fbs.Request.Method.ConsumerRequestKeyFrame, consumerId);
