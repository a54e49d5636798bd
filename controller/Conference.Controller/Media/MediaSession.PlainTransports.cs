using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <remarks>
/// For programs: FFmpeg sends each track from ports of its own, so a session may have several. What sends is found by its first packet,
/// which SRTP proves; FFmpeg sends RTCP first and from another port, so comedia needs RTCP-mux off for it.
/// </remarks>
internal sealed partial class MediaSession
{
    private const int MaximumPlainTransports = 8;
    private const SrtpCryptoSuite Suite = SrtpCryptoSuite.AesCm128HmacSha1Tag80; // the one that FFmpeg, GStreamer and mediasoup share
    private const ushort LowestPort = 1024;

    public Task<PlainTransport> CreatePlainTransportAsync(PlainTransportRequest request, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                if (_transports.Values.Count(other => other.Transport is PlainTransport && !other.Transport.IsClosed) >= MaximumPlainTransports)
                {
                    throw new RefusedException(
                        RefusalCode.TooManyTransports, $"A device may have {MaximumPlainTransports} plain transports: close one first.");
                }

                var transport = await _room.Router.CreatePlainTransportAsync(
                    new PlainTransportOptions
                    {
                        ListenInfo = request.ListenInfo,
                        RtcpMux = request.RtcpMux,
                        Comedia = request.Direction == TransportDirection.Send,
                        EnableSrtp = request.Srtp,
                        SrtpCryptoSuite = Suite,
                    },
                    cancellationToken);
                _transports[transport.Id] = new SessionTransport(transport, request.Direction, request.RemoteIp);
                transport.TupleChanged += (_, _) => NoteConnected(true);
                if (request.Direction == TransportDirection.Send)
                    await transport.SetMaxIncomingBitrateAsync(MaximumIncomingBitrate, cancellationToken);
                return transport;
            },
            cancellationToken);

    public Task<bool> ConnectPlainTransportAsync(
        TransportId transportId, SrtpParameters? srtpParameters, ushort? port, ushort? rtcpPort, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var found = GetTransport(transportId);
                if (found.Transport is not PlainTransport transport)
                    throw new RefusedException(RefusalCode.InvalidParameters, "A WebRTC transport needs dtlsParameters.");
                var receiving = found.Direction == TransportDirection.Recv;
                CheckPeer(receiving, srtpParameters, port, rtcpPort);
                var options = new PlainTransportConnectOptions
                {
                    Ip = found.RemoteIp,
                    Port = port,
                    RtcpPort = rtcpPort,
                    SrtpParameters = srtpParameters,
                };
                await ConnectAsync(() => transport.ConnectAsync(options, cancellationToken));
                NoteConnected(receiving);
                return true;
            },
            cancellationToken);

    public Task<bool> CloseTransportAsync(TransportId transportId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                var transport = GetTransport(transportId).Transport;
                _transports.TryRemove(transportId, out _);
                await transport.DisposeAsync();
                return true;
            },
            cancellationToken);

    private static void CheckPeer(bool receiving, SrtpParameters? srtpParameters, ushort? port, ushort? rtcpPort)
    {
        if (srtpParameters is not null && srtpParameters.CryptoSuite != Suite)
            throw new RefusedException(RefusalCode.InvalidParameters, "cryptoSuite must be AES_CM_128_HMAC_SHA1_80.");
        if (receiving ? port is null or < LowestPort || rtcpPort is < LowestPort : port is not null || rtcpPort is not null)
        {
            throw new RefusedException(RefusalCode.InvalidParameters, receiving
                ? $"port (and rtcpPort without rtcpMux) must be {LowestPort} or more: where you receive."
                : "A sender has no port and rtcpPort: they are taken from its first packets.");
        }
    }
}
