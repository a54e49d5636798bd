namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ResumeDataConsumerRequest(string dataConsumerId) : Command(Fbs.Request.Method.DataconsumerResume, dataConsumerId);
