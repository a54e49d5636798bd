using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public sealed partial class Router
{
    /// <summary>Creates a transport for a WebRTC endpoint.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; a transport that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">Not exactly one of WebRtcServer and ListenInfos is given, or a setting is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker cannot listen there.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<WebRtcTransport> CreateWebRtcTransportAsync(WebRtcTransportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        ThrowIfClosed();
        var id = TransportId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreateWebRtcTransportRequest(HandlerId, key, options),
            state =>
            {
                var transport = new WebRtcTransport(this, id, options.WebRtcServer, state) { AppData = options.AppData };
                options.WebRtcServer?.Add(transport);
                _transports.Add(transport, this, TransportCreated);
                return transport;
            },
            new CloseTransportRequest(HandlerId, key),
            cancellationToken);
    }

    /// <summary>Creates a transport for plain RTP, e.g. from or to FFmpeg.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; a transport that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">RtcpListenInfo is given together with RtcpMux, or the protocol is not UDP.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker cannot listen there.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<PlainTransport> CreatePlainTransportAsync(PlainTransportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        ThrowIfClosed();
        var id = TransportId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreatePlainTransportRequest(HandlerId, key, options),
            state =>
            {
                var transport = new PlainTransport(this, id, state) { AppData = options.AppData };
                _transports.Add(transport, this, TransportCreated);
                return transport;
            },
            new CloseTransportRequest(HandlerId, key),
            cancellationToken);
    }

    /// <summary>Creates one end of a pipe to another router.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; a transport that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">The protocol is not UDP.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker cannot listen there.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<PipeTransport> CreatePipeTransportAsync(PipeTransportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ListenInfo.Protocol != TransportProtocol.Udp)
            throw new ArgumentException("Pipe transports listen on UDP only.", nameof(options));
        ThrowIfClosed();
        var id = TransportId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreatePipeTransportRequest(HandlerId, key, options),
            state =>
            {
                var transport = new PipeTransport(this, id, state) { AppData = options.AppData };
                _transports.Add(transport, this, TransportCreated);
                return transport;
            },
            new CloseTransportRequest(HandlerId, key),
            cancellationToken);
    }

    private void Check(WebRtcTransportOptions options)
    {
        if (options.WebRtcServer is null == options.ListenInfos is null)
            throw new ArgumentException("Give a WebRTC transport either a WebRtcServer or ListenInfos.", nameof(options));
        if (options.ListenInfos is { Count: 0 })
            throw new ArgumentException("ListenInfos is empty; a WebRTC transport needs at least one.", nameof(options));
        if (options.WebRtcServer is { } server && server.Worker != _worker)
            throw new ArgumentException($"{server} belongs to {server.Worker}, this router to {_worker}; they must share one.", nameof(options));
        if (options.IceConsentTimeout < TimeSpan.Zero || options.IceConsentTimeout.TotalSeconds > byte.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.IceConsentTimeout, $"IceConsentTimeout is 0 to {byte.MaxValue} seconds.");
        }
    }

    private static void Check(PlainTransportOptions options)
    {
        if (options.RtcpMux && options.RtcpListenInfo is not null)
            throw new ArgumentException("RtcpListenInfo is for RTCP on its own port: set RtcpMux to false or leave it out.", nameof(options));
        if (options.ListenInfo.Protocol != TransportProtocol.Udp || options.RtcpListenInfo is { Protocol: not TransportProtocol.Udp })
            throw new ArgumentException("Plain transports listen on UDP only.", nameof(options));
    }
}
