namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ResumeProducerRequest(string producerId) : Command(Fbs.Request.Method.ProducerResume, producerId);
