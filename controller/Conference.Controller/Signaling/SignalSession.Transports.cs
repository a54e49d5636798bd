using Conference.Controller.Errors;
using Conference.Controller.Media;

namespace Conference.Controller.Signaling;

internal sealed partial class SignalSession
{
    private static async Task<CreateTransportResult> CreateTransportAsync(
        SignalSession session, CreateTransportParameters parameters, CancellationToken cancellationToken)
    {
        var transport = await session.Media.CreateTransportAsync(parameters.Direction, cancellationToken);
        return new CreateTransportResult(transport.Id, transport.IceParameters, transport.IceCandidates, transport.DtlsParameters);
    }

    private static async Task<CreatePlainTransportResult> CreatePlainTransportAsync(
        SignalSession session, CreatePlainTransportParameters parameters, CancellationToken cancellationToken)
    {
        var listenInfo = session._services.PlainListener.Choose(session._peer.Local, session._peer.IsOnThisMachine, parameters.Srtp);
        var transport = await session.Media.CreatePlainTransportAsync(
            new PlainTransportRequest(parameters.Direction, parameters.RtcpMux, parameters.Srtp, listenInfo, session.Receiver(parameters.Direction)),
            cancellationToken);
        return new CreatePlainTransportResult(
            transport.Id, transport.Tuple.LocalAddress, transport.Tuple.LocalPort, transport.RtcpTuple?.LocalPort, transport.SrtpParameters);
    }

    private static async Task<Nothing> ConnectTransportAsync(
        SignalSession session, ConnectTransportParameters parameters, CancellationToken cancellationToken)
    {
        if (parameters.DtlsParameters is { } dtlsParameters)
        {
            await session.Media.ConnectTransportAsync(parameters.TransportId, dtlsParameters, cancellationToken);
        }
        else
        {
            await session.Media.ConnectPlainTransportAsync(
                parameters.TransportId, parameters.SrtpParameters, parameters.Port, parameters.RtcpPort, cancellationToken);
        }

        return Done;
    }

    private static async Task<RestartIceResult> RestartIceAsync(
        SignalSession session, TransportParameters parameters, CancellationToken cancellationToken) =>
        new(await session.Media.RestartIceAsync(parameters.TransportId, cancellationToken));

    private static async Task<Nothing> CloseTransportAsync(
        SignalSession session, TransportParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.CloseTransportAsync(parameters.TransportId, cancellationToken);
        return Done;
    }

    // RTP goes to the address that asked for it and to no other, so that nobody has a third machine flooded.
    private string? Receiver(TransportDirection direction) => direction == TransportDirection.Send
        ? null
        : _peer.Remote?.ToString() ?? throw new RefusedException(
            RefusalCode.InvalidParameters, "Plain RTP cannot be received through a proxy: connect to the server itself.");
}
