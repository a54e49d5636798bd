using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public abstract partial class Transport
{
    // A MID has up to eight characters on the wire.
    private const uint MidCount = 100_000_000;

    private uint _nextMid;

    /// <summary>Sends a producer's stream to the endpoint.</summary>
    /// <param name="options">Which one, and what the endpoint can receive.</param>
    /// <param name="cancellationToken">Gives up; a consumer that was made by then is closed again.</param>
    /// <exception cref="EntityNotFoundException">There is no such producer on the router.</exception>
    /// <exception cref="ArgumentException">The capabilities are incomplete or meaningless, or the RTX payload type is in use.</exception>
    /// <exception cref="UnsupportedRtpException">The endpoint knows none of the producer's codecs.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because the producer was closed meanwhile.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<Consumer> ConsumeAsync(ConsumerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mid is "")
            throw new ArgumentException("Mid is empty; leave it out to have one assigned.", nameof(options));
        ThrowIfClosed();
        var producer = Router.GetProducer(options.ProducerId, nameof(options));
        var rtpParameters = GetConsumerRtpParameters(producer, options);
        var id = ConsumerId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new ConsumeRequest(HandlerId, key, options, producer, rtpParameters),
            state =>
            {
                var type = options.Pipe ? ConsumerType.Pipe : producer.Type.ToConsumerType();
                var begin = state with { Score = GetFirstScore(state.Score) };
                var consumer = new Consumer(this, id, producer, type, rtpParameters, begin) { AppData = options.AppData };
                _consumers.Add(consumer, this, ConsumerCreated);
                return consumer;
            },
            new CloseConsumerRequest(HandlerId, key),
            cancellationToken);
    }

    private protected virtual RtpParameters GetConsumerRtpParameters(Producer producer, ConsumerOptions options)
    {
        var rtpParameters = Ortc.GetConsumerRtpParameters(
            producer.ConsumableRtpParameters,
            options.RtpCapabilities,
            options.Pipe,
            options.EnableRtx ?? producer.Kind == MediaKind.Video);
        if (options.RtxPayloadType is { } rtxPayloadType)
            rtpParameters = Ortc.WithRtxPayloadType(rtpParameters, rtxPayloadType);
        // A pipe forwards the streams of many sources and has no MID.
        return options.Pipe ? rtpParameters : rtpParameters with { Mid = options.Mid ?? NextMid() };
    }

    private protected virtual ConsumerScore GetFirstScore(ConsumerScore score) => score;

    private string NextMid() => ((Interlocked.Increment(ref _nextMid) - 1) % MidCount).ToString();
}
