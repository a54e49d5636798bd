using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public sealed partial class Router
{
    /// <summary>Creates a transport whose endpoint is this process.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; a transport that was made by then is closed again.</param>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DirectTransport> CreateDirectTransportAsync(DirectTransportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfClosed();
        var id = TransportId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreateDirectTransportRequest(HandlerId, key, options),
            _ =>
            {
                var transport = new DirectTransport(this, id, options) { AppData = options.AppData };
                _transports.Add(transport, this, TransportCreated);
                return transport;
            },
            new CloseTransportRequest(HandlerId, key),
            cancellationToken);
    }
}
