namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>
/// Holds transports that share one port, each with a microphone and somebody who listens to it on the transport before.
/// </summary>
internal sealed class MeetingObjects : Workload
{
    private const int AtOnce = 100;

    private readonly List<object> _held = [];
    private WebRtcTransportOptions? _options;

    public override async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        await base.SetUpAsync(count, cancellationToken);
        _options = new WebRtcTransportOptions { WebRtcServer = await Worker.CreateWebRtcServerAsync(Media.Server, cancellationToken) };
    }

    public override async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i += AtOnce)
        {
            var transports = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(
                _ => Router.CreateWebRtcTransportAsync(_options!, cancellationToken)));
            var producers = await Task.WhenAll(transports.Select(
                transport => transport.ProduceAsync(Media.Audio(0), cancellationToken)));
            var consumers = await Task.WhenAll(transports.Select((transport, index) => transport.ConsumeAsync(
                new ConsumerOptions { ProducerId = producers[(index + 1) % AtOnce].Id, RtpCapabilities = Router.RtpCapabilities },
                cancellationToken)));
            _held.AddRange([.. transports, .. producers, .. consumers]);
        }
    }
}
