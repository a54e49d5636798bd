using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Entities of a worker for operations to be done with, made when they are wanted.</summary>
internal sealed class Stage(Worker worker)
{
    private Router? _router;
    private WebRtcServer? _server;
    private PlainTransport? _plain;
    private WebRtcTransport? _webRtc;
    private PipeTransport? _pipe;
    private DirectTransport? _direct;
    private DataProducer? _dataProducer;
    private DataConsumer? _dataConsumer;
    private Producer? _producer;
    private Consumer? _consumer;
    private AudioLevelObserver? _observer;

    public static CancellationToken None => CancellationToken.None;

    public static RtpCapabilities Capabilities => RtpCapabilities.Supported with
    {
        Codecs = [new() { MimeType = "audio/opus", PreferredPayloadType = 100, ClockRate = 48_000, Channels = 2 }],
    };

    public static DtlsParameters ClientDtls { get; } = new()
    {
        Role = DtlsRole.Client,
        Fingerprints = [new(FingerprintAlgorithm.Sha256, string.Join(':', Enumerable.Repeat("82", 32)))],
    };

    public Worker Worker => worker;

    public async Task<Router> RouterAsync() => _router ??= await worker.CreateRouterAsync(TestMedia.Router, None);

    public async Task<WebRtcServer> ServerAsync() =>
        _server ??= await worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);

    public async Task<PlainTransport> PlainAsync() => _plain ??= await (await RouterAsync()).CreatePlainTransportAsync(Loopback.Plain, None);

    public async Task<WebRtcTransport> WebRtcAsync() =>
        _webRtc ??= await (await RouterAsync()).CreateWebRtcTransportAsync(
            new WebRtcTransportOptions { ListenInfos = [Loopback.Udp], EnableSctp = true }, None);

    public async Task<PipeTransport> PipeAsync() =>
        _pipe ??= await (await RouterAsync()).CreatePipeTransportAsync(new PipeTransportOptions { ListenInfo = Loopback.Udp }, None);

    public async Task<DirectTransport> DirectAsync() =>
        _direct ??= await (await RouterAsync()).CreateDirectTransportAsync(new DirectTransportOptions(), None);

    public async Task<DataProducer> DataProducerAsync() =>
        _dataProducer ??= await (await DirectAsync()).ProduceDataAsync(new DataProducerOptions(), None);

    public async Task<DataConsumer> DataConsumerAsync() => _dataConsumer ??= await (await WebRtcAsync()).ConsumeDataAsync(
        new DataConsumerOptions { DataProducerId = (await DataProducerAsync()).Id }, None);

    public async Task<Producer> ProducerAsync() => _producer ??= await (await PlainAsync()).ProduceAsync(TestMedia.Opus(1), None);

    public async Task<Consumer> ConsumerAsync() => _consumer ??= await (await PlainAsync()).ConsumeAsync(await ConsumptionAsync(), None);

    public async Task<ConsumerOptions> ConsumptionAsync() =>
        new() { ProducerId = (await ProducerAsync()).Id, RtpCapabilities = Capabilities };

    public async Task<AudioLevelObserver> ObserverAsync() =>
        _observer ??= await (await RouterAsync()).CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
}
