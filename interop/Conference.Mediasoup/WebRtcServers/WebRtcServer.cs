using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>Ports that any number of WebRTC transports of one worker share, on any of its routers.</summary>
public sealed class WebRtcServer : MediasoupEntity
{
    private readonly Worker _worker;
    private readonly EntityTable<WebRtcTransport> _transports = new();

    internal WebRtcServer(Worker worker, WebRtcServerId id)
        : base(worker.Channel, id.Value)
    {
        _worker = worker;
        Id = id;
    }

    /// <summary>Raised for each transport that is created on the server's ports.</summary>
    public event EventHandler<WebRtcTransport>? TransportAdded;

    /// <summary>Raised for each of them that is closed, by whomever; before its <see cref="MediasoupEntity.Closed"/>.</summary>
    public event EventHandler<WebRtcTransport>? TransportRemoved;

    /// <summary>The id of the server.</summary>
    public WebRtcServerId Id { get; }

    /// <summary>The transports that use the server now.</summary>
    public IReadOnlyCollection<WebRtcTransport> Transports => _transports.ToArray();

    internal Worker Worker => _worker;

    /// <summary>What the worker knows about the server.</summary>
    /// <exception cref="ObjectDisposedException">The server is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<WebRtcServerDump> DumpAsync(CancellationToken cancellationToken = default)
    {
        return RequestAsync(new WebRtcServerDumpRequest(HandlerId), cancellationToken);
    }

    internal void Add(WebRtcTransport transport) => _transports.Add(transport, this, TransportAdded);

    internal void Remove(WebRtcTransport transport)
    {
        _transports.Remove(transport);
        Channel.Events.Raise(TransportRemoved, this, transport);
    }

    private protected override Request<Nothing> CreateCloseRequest() => new CloseWebRtcServerRequest(HandlerId);

    private protected override void OnClosed(CloseReason reason)
    {
        _transports.Close(reason.ForChildren(Mediasoup.CloseReason.WebRtcServerClosed));
        _worker.Remove(this);
    }
}
