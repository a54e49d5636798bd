using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A stream that a router sends to an endpoint.</summary>
public sealed partial class Consumer : MediasoupEntity
{
    private readonly Transport _transport;

    internal Consumer(
        Transport transport, ConsumerId id, Producer producer, ConsumerType type, RtpParameters rtpParameters, ConsumerState state)
        : base(transport.Channel, id.Value)
    {
        _transport = transport;
        Id = id;
        ProducerId = producer.Id;
        Kind = producer.Kind;
        Type = type;
        RtpParameters = rtpParameters;
        _paused = state.Paused;
        _producerPaused = state.ProducerPaused;
        _score = state.Score;
        _preferredLayers = state.PreferredLayers;
    }

    /// <summary>The id of the consumer.</summary>
    public ConsumerId Id { get; }

    /// <summary>The producer that is consumed.</summary>
    public ProducerId ProducerId { get; }

    /// <summary>Sound or picture.</summary>
    public MediaKind Kind { get; }

    /// <summary>How the consumer chooses among streams and layers.</summary>
    public ConsumerType Type { get; }

    /// <summary>What the endpoint receives.</summary>
    public RtpParameters RtpParameters { get; }

    /// <summary>Sends nothing until <see cref="ResumeAsync"/>.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PauseConsumerRequest(HandlerId), _ => SetPaused(true), cancellationToken);

    /// <summary>Sends again; video begins with a key frame, which is asked for.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ResumeConsumerRequest(HandlerId), _ => SetPaused(false), cancellationToken);

    /// <summary>Asks for layers; <see cref="PreferredLayers"/> then has what the worker made of it. Without layers nothing happens.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task SetPreferredLayersAsync(ConsumerLayers layers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return RequestAsync(new SetPreferredLayersRequest(HandlerId, layers), preferred => _preferredLayers = preferred, cancellationToken);
    }

    /// <summary>Sets who gets bandwidth first on the transport: 1 to 255, the default is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is 0.</exception>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task SetPriorityAsync(byte priority, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(priority);
        return RequestAsync(new SetPriorityRequest(HandlerId, priority), set => _priority = set, cancellationToken);
    }

    /// <summary>Sets the priority back to 1, the lowest.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task UnsetPriorityAsync(CancellationToken cancellationToken = default) => SetPriorityAsync(DefaultPriority, cancellationToken);

    /// <summary>Chooses what <see cref="Traced"/> tells; none turns it off.</summary>
    /// <remarks><see cref="ConsumerTraceEventType.Rtp"/> is an event for each packet: for a look, not for keeping on.</remarks>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task EnableTraceAsync(IReadOnlyList<ConsumerTraceEventType> types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        return RequestAsync(new EnableConsumerTraceRequest(HandlerId, types), cancellationToken);
    }

    /// <summary>What the worker knows about the consumer.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<ConsumerDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new ConsumerDumpRequest(HandlerId), cancellationToken);

    /// <summary>Asks the producer for a key frame; for video that is not paused, else nothing happens.</summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task RequestKeyFrameAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new RequestKeyFrameRequest(HandlerId), cancellationToken);

    /// <summary>
    /// The counters of the stream to the endpoint (<see cref="RtpStreamSendStats"/>), and of the producer's stream that is forwarded
    /// (<see cref="RtpStreamRecvStats"/>) once there is one.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The consumer is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<IReadOnlyList<RtpStreamStats>> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetConsumerStatsRequest(HandlerId), cancellationToken);

    private protected override Request<Nothing> CreateCloseRequest() => new CloseConsumerRequest(_transport.HandlerId, HandlerId);

    private protected override void OnClosed(CloseReason reason) => _transport.Remove(this);
}
