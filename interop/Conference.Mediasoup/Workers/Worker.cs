using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup;

/// <summary>A mediasoup-worker process: one core's worth of media, with routers that don't reach beyond it.</summary>
public sealed partial class Worker : IAsyncDisposable
{
    private readonly WorkerProcess _process;
    private readonly WorkerChannel _channel;
    private readonly ILogger _logger;
    private readonly EntityTable<Router> _routers = new();
    private readonly EntityTable<WebRtcServer> _webRtcServers = new();
    private readonly TaskCompletionSource<WorkerExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Worker(WorkerProcess process, ILogger logger, ILoggerFactory loggerFactory)
    {
        _process = process;
        _logger = logger;
        _channel = new WorkerChannel(process.Id, process.Requests, process.Messages, loggerFactory);
        ProcessId = process.Id;
    }

    /// <summary>Raised for each worker of this program that is ready.</summary>
    public static event EventHandler<Worker>? Started;

    /// <summary>Raised once, when the worker is closed or has died; everything in it is closed by then.</summary>
    public event EventHandler<CloseReason>? Closed;

    /// <summary>Raised once, when the process ends without <see cref="DisposeAsync"/>; everything in it is closed by then.</summary>
    public event EventHandler<WorkerExit>? Died;

    /// <summary>Raised for each router that is created.</summary>
    public event EventHandler<Router>? RouterCreated;

    /// <summary>Raised for each WebRTC server that is created.</summary>
    public event EventHandler<WebRtcServer>? WebRtcServerCreated;

    /// <summary>The id of the process.</summary>
    public int ProcessId { get; }

    /// <summary>Whether the worker was closed or has died.</summary>
    public bool IsClosed => _channel.IsClosed;

    /// <summary>Ends with the process, and never fails.</summary>
    public Task<WorkerExit> Exited => _exited.Task;

    /// <summary>How many packets and messages were lost since handlers were so slow that 64 MiB waited for them.</summary>
    /// <remarks>A worker cannot be slowed down, and waiting for handlers would hold up the answers to requests. It is logged too.</remarks>
    public long DroppedPackets => _channel.DroppedPackets;

    /// <summary>The routers that are open now.</summary>
    public IReadOnlyCollection<Router> Routers => _routers.ToArray();

    /// <summary>The WebRTC servers that are open now.</summary>
    public IReadOnlyCollection<WebRtcServer> WebRtcServers => _webRtcServers.ToArray();

    /// <summary>Whatever the application wants to keep with the worker; the library doesn't look at it. Default that of the options.</summary>
    public object? AppData { get; set; }

    /// <summary>How many entities are open now; kept as they come and go, so that asking costs nothing.</summary>
    public WorkerCounts Counts => _channel.Entities.Read();

    /// <summary>How many requests the worker has not answered yet.</summary>
    public int PendingRequestCount => _channel.PendingCount;

    internal WorkerChannel Channel => _channel;

    /// <summary>Creates a router.</summary>
    /// <param name="options">What it can route.</param>
    /// <param name="cancellationToken">Gives up; a router that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">A codec is incomplete or meaningless; the message names the field.</exception>
    /// <exception cref="UnsupportedRtpException">The worker does not know one of the codecs.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<Router> CreateRouterAsync(RouterOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rtpCapabilities = Ortc.GenerateRouterRtpCapabilities(options.MediaCodecs);
        var id = RouterId.New();
        var key = id.ToString();
        return _channel.CreateAsync(
            new CreateRouterRequest(key),
            _ =>
            {
                var router = new Router(this, id, rtpCapabilities) { AppData = options.AppData };
                _routers.Add(router, this, RouterCreated);
                return router;
            },
            new CloseRouterRequest(key),
            cancellationToken);
    }

    /// <summary>Opens ports that WebRTC transports of this worker can share.</summary>
    /// <param name="options">Where to listen.</param>
    /// <param name="cancellationToken">Gives up; a server that was made by then is closed again.</param>
    /// <exception cref="RequestRejectedException">A port is in use, or an address is not one of this host.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<WebRtcServer> CreateWebRtcServerAsync(WebRtcServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ListenInfos.Count == 0)
            throw new ArgumentException("A WebRTC server needs at least one ListenInfo.", nameof(options));
        var id = WebRtcServerId.New();
        var key = id.ToString();
        return _channel.CreateAsync(
            new CreateWebRtcServerRequest(key, options.ListenInfos),
            _ =>
            {
                var server = new WebRtcServer(this, id) { AppData = options.AppData };
                _webRtcServers.Add(server, this, WebRtcServerCreated);
                return server;
            },
            new CloseWebRtcServerRequest(key),
            cancellationToken);
    }

    /// <summary>What the process has used so far.</summary>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<WorkerResourceUsage> GetResourceUsageAsync(CancellationToken cancellationToken = default) =>
        _channel.RequestAsync(new GetResourceUsageRequest(), cancellationToken);

    /// <summary>What the process knows about itself.</summary>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<WorkerDump> DumpAsync(CancellationToken cancellationToken = default) =>
        _channel.RequestAsync(new WorkerDumpRequest(), cancellationToken);

    /// <summary>Changes what the worker logs.</summary>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task UpdateSettingsAsync(WorkerSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _channel.RequestAsync(new UpdateSettingsRequest(settings), cancellationToken);
    }

    /// <summary>The worker and its process, for logs.</summary>
    public override string ToString() => $"Worker {ProcessId}";

    internal void Remove(Router router) => _routers.Remove(router);

    internal void Remove(WebRtcServer server) => _webRtcServers.Remove(server);
}
