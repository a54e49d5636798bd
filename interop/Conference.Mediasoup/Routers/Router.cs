using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>Connects producers and consumers with each other; the media of a meeting.</summary>
public sealed partial class Router : MediasoupEntity
{
    private readonly Worker _worker;
    private readonly EntityTable<Transport> _transports = new();
    private readonly EntityTable<RtpObserver> _rtpObservers = new();
    private readonly EntityTable<Producer> _producers = new();
    private readonly EntityTable<DataProducer> _dataProducers = new();
    private volatile RtpCapabilities _rtpCapabilities;

    internal Router(Worker worker, RouterId id, RtpCapabilities rtpCapabilities)
        : base(worker.Channel, id.Value)
    {
        _worker = worker;
        _pipes = new RouterPipes(this);
        Id = id;
        _rtpCapabilities = rtpCapabilities;
    }

    /// <summary>Raised for each transport that is created.</summary>
    public event EventHandler<Transport>? TransportCreated;

    /// <summary>Raised for each observer that is created.</summary>
    public event EventHandler<RtpObserver>? RtpObserverCreated;

    /// <summary>The id of the router.</summary>
    public RouterId Id { get; }

    /// <summary>What endpoints have to know about the router to send to it; <see cref="UpdateMediaCodecs"/> changes it.</summary>
    public RtpCapabilities RtpCapabilities => _rtpCapabilities;

    /// <summary>The transports that are open now.</summary>
    public IReadOnlyCollection<Transport> Transports => _transports.ToArray();

    /// <summary>The producers that are open now, on any transport.</summary>
    public IReadOnlyCollection<Producer> Producers => _producers.ToArray();

    /// <summary>The data producers that are open now, on any transport.</summary>
    public IReadOnlyCollection<DataProducer> DataProducers => _dataProducers.ToArray();

    /// <summary>Whether an endpoint with these capabilities can receive a producer; false for a producer that is not on this router.</summary>
    /// <exception cref="ArgumentException">A field of the capabilities is missing or meaningless; the message names it.</exception>
    public bool CanConsume(ProducerId producerId, RtpCapabilities rtpCapabilities)
    {
        ArgumentNullException.ThrowIfNull(rtpCapabilities);
        return FindProducer(producerId) is { } producer && Ortc.CanConsume(producer.ConsumableRtpParameters, rtpCapabilities);
    }

    /// <summary>Changes the codecs that producers may use from now on; those that are there keep theirs.</summary>
    /// <param name="mediaCodecs">All codecs to route, preferred ones first, as in <see cref="RouterOptions.MediaCodecs"/>.</param>
    /// <remarks>
    /// Without preferred payload types the same codecs in another order get other payload types: endpoints need the new
    /// <see cref="RtpCapabilities"/> before they send.
    /// </remarks>
    /// <exception cref="ArgumentException">A codec is incomplete or meaningless; the message names the field.</exception>
    /// <exception cref="UnsupportedRtpException">The worker does not know one of the codecs.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public void UpdateMediaCodecs(IReadOnlyList<RtpCodecCapability> mediaCodecs)
    {
        ArgumentNullException.ThrowIfNull(mediaCodecs);
        ThrowIfClosed();
        _rtpCapabilities = Ortc.GenerateRouterRtpCapabilities(mediaCodecs);
    }

    /// <summary>What the worker knows about the router.</summary>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<RouterDump> DumpAsync(CancellationToken cancellationToken = default)
    {
        return RequestAsync(new RouterDumpRequest(HandlerId), cancellationToken);
    }

    internal Producer? FindProducer(ProducerId id) => _producers.Find(id.Value);

    /// <exception cref="EntityNotFoundException">There is no such producer.</exception>
    internal Producer GetProducer(ProducerId id, string paramName) => FindProducer(id)
        ?? throw new EntityNotFoundException($"{this} has no producer {id}; it was never there or is closed.", paramName, id.Value);

    internal DataProducer? FindDataProducer(DataProducerId id) => _dataProducers.Find(id.Value);

    /// <exception cref="EntityNotFoundException">There is no such data producer.</exception>
    internal DataProducer GetDataProducer(DataProducerId id, string paramName) => FindDataProducer(id)
        ?? throw new EntityNotFoundException($"{this} has no data producer {id}; it was never there or is closed.", paramName, id.Value);

    internal void Add(Producer producer) => _producers.Add(producer);

    internal void Add(DataProducer dataProducer) => _dataProducers.Add(dataProducer);

    internal void Remove(Producer producer) => _producers.Remove(producer);

    internal void Remove(DataProducer dataProducer) => _dataProducers.Remove(dataProducer);

    internal void Remove(Transport transport) => _transports.Remove(transport);

    internal void Remove(RtpObserver observer) => _rtpObservers.Remove(observer);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseRouterRequest(HandlerId);

    private protected override void OnClosed(CloseReason reason)
    {
        var childReason = reason.ForChildren(Mediasoup.CloseReason.RouterClosed);
        _transports.Close(childReason);
        _rtpObservers.Close(childReason);
        _worker.Remove(this);
    }
}
