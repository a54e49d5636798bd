namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PauseProducerRequest(string producerId) : Command(Fbs.Request.Method.ProducerPause, producerId);
