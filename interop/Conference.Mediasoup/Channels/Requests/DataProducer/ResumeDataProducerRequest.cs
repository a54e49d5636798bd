namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ResumeDataProducerRequest(string dataProducerId) : Command(Fbs.Request.Method.DataproducerResume, dataProducerId);
