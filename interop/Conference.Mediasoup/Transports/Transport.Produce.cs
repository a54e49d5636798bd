using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public abstract partial class Transport
{
    private const int GeneratedCnameLength = 8;

    private string? _producerCname;

    /// <summary>Receives a stream from the endpoint.</summary>
    /// <param name="options">What it sends.</param>
    /// <param name="cancellationToken">Gives up; a producer that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">The RTP parameters are incomplete or meaningless, or the id is in use on the worker.</exception>
    /// <exception cref="UnsupportedRtpException">The router lacks one of the codecs.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because the SSRC or MID is in use on this transport.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<Producer> ProduceAsync(ProducerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.KeyFrameRequestDelay, TimeSpan.Zero, nameof(options));
        ThrowIfClosed();
        var id = options.Id ?? ProducerId.New();
        var normalized = WithDefaults(Ortc.NormalizeRtpParameters(options.RtpParameters));
        var (mapping, rtpParameters) = Ortc.GetProducerRtpParametersMapping(normalized, Router.RtpCapabilities);
        var consumable = Ortc.GetConsumableRtpParameters(options.Kind, rtpParameters, Router.RtpCapabilities, mapping);
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new ProduceRequest(HandlerId, key, options, rtpParameters, mapping),
            type =>
            {
                var producer = new Producer(this, id, options, type, rtpParameters, consumable) { AppData = options.AppData };
                Router.Add(producer);
                _producers.Add(producer, this, ProducerCreated);
                return producer;
            },
            new CloseProducerRequest(HandlerId, key),
            cancellationToken);
    }

    /// <summary>All producers of an endpoint share a CNAME: the first one given, or one that is made up.</summary>
    private protected virtual string ChooseProducerCname(string? given)
    {
        var candidate = given ?? NewCname();
        return Interlocked.CompareExchange(ref _producerCname, candidate, null) ?? candidate;
    }

    private protected static string NewCname() => Guid.NewGuid().ToString()[..GeneratedCnameLength];

    private RtpParameters WithDefaults(RtpParameters parameters) => parameters with
    {
        Rtcp = parameters.Rtcp with { Cname = ChooseProducerCname(parameters.Rtcp.Cname) },
        Encodings = parameters.Encodings.Count > 0 ? parameters.Encodings : [new RtpEncodingParameters { Dtx = false }],
    };
}
