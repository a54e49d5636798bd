using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>One end of a pipe between two routers, on this host or on two.</summary>
/// <remarks><see cref="Router.PipeToRouterAsync"/> makes and connects both ends where both routers are at hand.</remarks>
public sealed class PipeTransport : Transport
{
    private readonly bool _enableRtx;
    private volatile TransportTuple _tuple;

    internal PipeTransport(Router router, TransportId id, PipeTransportState state)
        : base(router, id, state.SctpParameters, state.SctpState)
    {
        _enableRtx = state.Rtx;
        _tuple = state.Tuple;
        SrtpParameters = state.SrtpParameters;
    }

    /// <summary>The flow between the two ends.</summary>
    public TransportTuple Tuple => _tuple;

    /// <summary>What this end encrypts with, which the other end has to be told; null without SRTP.</summary>
    public SrtpParameters? SrtpParameters { get; }

    /// <summary>Tells where the other end is, and its keys; once only.</summary>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">
    /// Keys are missing or must not be given, are of another suite than <see cref="SrtpCryptoSuite.AeadAes256Gcm"/>, or the transport was
    /// connected before.
    /// </exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task ConnectAsync(PipeTransportConnectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RequestAsync(new ConnectPipeTransportRequest(HandlerId, options), tuple => _tuple = tuple, cancellationToken);
    }

    /// <summary>Forwards all streams of a producer to the other end as they are.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="cancellationToken">Gives up; a consumer that was made by then is closed again.</param>
    /// <exception cref="EntityNotFoundException">There is no such producer on the router.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because the producer was closed meanwhile.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<Consumer> ConsumeAsync(PipeConsumerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ConsumeAsync(
            new ConsumerOptions
            {
                ProducerId = options.ProducerId,
                // Not asked for: the other end is a router that has the same codecs, or refuses to produce.
                RtpCapabilities = new RtpCapabilities(),
                Pipe = true,
                AppData = options.AppData,
            },
            cancellationToken);
    }

    /// <inheritdoc cref="Transport.GetStatsAsync"/>
    public new Task<PipeTransportStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetPipeTransportStatsRequest(HandlerId), cancellationToken);

    /// <inheritdoc cref="Transport.DumpAsync"/>
    public new Task<PipeTransportDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new PipeTransportDumpRequest(HandlerId), cancellationToken);

    private protected override RtpParameters GetConsumerRtpParameters(Producer producer, ConsumerOptions options) =>
        options.Pipe
            ? Ortc.GetPipeConsumerRtpParameters(producer.ConsumableRtpParameters, _enableRtx)
            : throw new ArgumentException(
                $"{this} forwards all streams as they are: set Pipe, or give {nameof(PipeConsumerOptions)}.", nameof(options));

    // The worker scores no streams on a pipe: its zeros would stay, and mean that nothing arrives.
    private protected override ConsumerScore GetFirstScore(ConsumerScore score) => score with { ProducerScores = [] };

    // A pipe carries the streams of many endpoints. With one CNAME the worker would take them for those of one, and share its clock.
    private protected override string ChooseProducerCname(string? given) => given ?? NewCname();

    private protected override async Task<TransportStats> GetTransportStatsAsync(CancellationToken cancellationToken) =>
        await GetStatsAsync(cancellationToken);

    private protected override async Task<TransportDump> DumpTransportAsync(CancellationToken cancellationToken) =>
        await DumpAsync(cancellationToken);

    private protected override void Handle(Fbs.Notification.Notification notification) =>
        throw new InvalidDataException($"A pipe transport knows no {notification.Event}.");
}
