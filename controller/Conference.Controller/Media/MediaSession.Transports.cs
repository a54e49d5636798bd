using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    private const int InitialBitrate = 1_000_000;
    private const int MaximumIncomingBitrate = 6_000_000;

    // Twice the interval at which browsers renew consent (RFC 7675): soon enough to see a dead peer, late enough for a change of network.
    private static readonly TimeSpan IceConsentTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes the transport of one direction; an older one of that direction is closed with all it carries.</summary>
    public Task<WebRtcTransport> CreateTransportAsync(TransportDirection direction, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                if (_transports.Remove(direction, out var older))
                    await older.DisposeAsync();
                var transport = await _room.Router.CreateWebRtcTransportAsync(
                    new WebRtcTransportOptions
                    {
                        WebRtcServer = _webRtcServer,
                        EnableUdp = true,
                        EnableTcp = true,
                        PreferUdp = true,
                        IceConsentTimeout = IceConsentTimeout,
                        InitialAvailableOutgoingBitrate = InitialBitrate,
                    },
                    cancellationToken);
                _transports.Add(direction, transport);
                if (direction == TransportDirection.Send)
                    await transport.SetMaxIncomingBitrateAsync(MaximumIncomingBitrate, cancellationToken);
                return transport;
            },
            cancellationToken);

    public Task<bool> ConnectTransportAsync(
        TransportId transportId, DtlsParameters dtlsParameters, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                await GetTransport(transportId).ConnectAsync(dtlsParameters, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<IceParameters> RestartIceAsync(TransportId transportId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(() => GetTransport(transportId).RestartIceAsync(cancellationToken), cancellationToken);

    private WebRtcTransport GetTransport(TransportId transportId) =>
        _transports.Values.FirstOrDefault(transport => transport.Id == transportId && !transport.IsClosed)
        ?? throw new RefusedException(RefusalCode.TransportNotFound, $"You have no transport {transportId}: create one.");

    private WebRtcTransport GetTransport(TransportId transportId, TransportDirection direction) =>
        _transports.TryGetValue(direction, out var transport) && transport.Id == transportId && !transport.IsClosed
            ? transport
            : throw new RefusedException(
                RefusalCode.TransportNotFound, $"You have no transport {transportId} with direction {direction.ToString().ToLowerInvariant()}.");
}
