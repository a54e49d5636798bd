using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal sealed partial class MediaSession
{
    private const int InitialBitrate = 1_000_000;
    private const int MaximumIncomingBitrate = 6_000_000;

    // Twice the interval at which browsers renew consent (RFC 7675): soon enough to see a dead peer, late enough for a change of network.
    private static readonly TimeSpan IceConsentTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes the WebRTC transport of one direction; an older one of that direction is closed with all it carries.</summary>
    public Task<WebRtcTransport> CreateTransportAsync(TransportDirection direction, CancellationToken cancellationToken) =>
        CreateTransportAsync(direction, _room.Router, cancellationToken);

    /// <summary>The same on another router of the room's worker, to which what is played there is piped.</summary>
    public Task<WebRtcTransport> CreateTransportAsync(TransportDirection direction, Router router, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            async () =>
            {
                foreach (var older in _transports.Values.Where(older => older.Direction == direction && older.Transport is WebRtcTransport))
                {
                    _transports.TryRemove(older.Transport.Id, out _);
                    await older.Transport.DisposeAsync();
                }

                var transport = await router.CreateWebRtcTransportAsync(
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
                _transports[transport.Id] = new SessionTransport(transport, direction);
                transport.DtlsStateChanged += (_, state) => NoteConnected(state == DtlsState.Connected);
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
                if (GetTransport(transportId).Transport is not WebRtcTransport transport)
                    throw new RefusedException(RefusalCode.InvalidParameters, "A plain transport has no dtlsParameters.");
                await ConnectAsync(() => transport.ConnectAsync(dtlsParameters, cancellationToken));
                return true;
            },
            cancellationToken);

    public Task<IceParameters> RestartIceAsync(TransportId transportId, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            () => GetTransport(transportId).Transport is WebRtcTransport transport
                ? transport.RestartIceAsync(cancellationToken)
                : throw new RefusedException(RefusalCode.InvalidParameters, "A plain transport has no ICE."),
            cancellationToken);

    private async Task ConnectAsync(Func<Task> connect)
    {
        _room.Joins.Connecting(Connection);
        try
        {
            await connect();
        }
        catch (Exception exception) when (exception is ArgumentException or RequestRejectedException)
        {
            throw new RefusedException(RefusalCode.InvalidParameters, $"The transport cannot be connected so: {exception.Message}", exception);
        }
    }

    private void NoteConnected(bool connected)
    {
        if (connected)
            _room.Joins.Connected(Connection);
    }

    private SessionTransport GetTransport(TransportId transportId) =>
        _transports.TryGetValue(transportId, out var transport) && !transport.Transport.IsClosed
            ? transport
            : throw new RefusedException(RefusalCode.TransportNotFound, $"You have no transport {transportId}: create one.");

    private Transport GetTransport(TransportId transportId, TransportDirection direction) =>
        GetTransport(transportId) is var found && found.Direction == direction
            ? found.Transport
            : throw new RefusedException(
                RefusalCode.TransportNotFound, $"You have no transport {transportId} with direction {direction.ToString().ToLowerInvariant()}.");
}
