namespace Conference.Mediasoup.Channels.Requests;

internal sealed class RestartIceRequest(string transportId) : Request<IceParameters>(Fbs.Request.Method.TransportRestartIce, transportId)
{
    public override IceParameters Read(Fbs.Response.Response response)
    {
        var restarted = response.BodyAsTransportRestartIceResponse();
        return new IceParameters(restarted.UsernameFragment, restarted.Password, restarted.IceLite);
    }
}
