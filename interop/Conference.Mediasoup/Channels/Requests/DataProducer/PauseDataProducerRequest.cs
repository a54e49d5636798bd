namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PauseDataProducerRequest(string dataProducerId) : Command(Fbs.Request.Method.DataproducerPause, dataProducerId);
