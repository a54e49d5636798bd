using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

/// <summary>Gives the endpoint's side of DTLS; the answer is the role that the worker takes.</summary>
internal sealed class ConnectWebRtcTransportRequest(string transportId, DtlsParameters parameters)
    : Request<DtlsRole>(Fbs.Request.Method.WebrtctransportConnect, transportId)
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.WebRtcTransport.ConnectRequest.Create(
        writer, dtlsParameters: WireWebRtc.Write(writer, parameters));

    public override DtlsRole Read(Fbs.Response.Response response) =>
        response.BodyAsWebRtcTransportConnectResponse().DtlsLocalRole.ToPublic();
}
