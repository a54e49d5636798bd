namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>A camera appears, somebody watches it, it goes: twenty at once.</summary>
internal sealed class ProduceAndConsume : Workload
{
    private const int AtOnce = 20;

    private WebRtcTransport? _sending;
    private WebRtcTransport? _receiving;

    public override async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        await base.SetUpAsync(count, cancellationToken);
        _sending = await Router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
        _receiving = await Router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
    }

    public override Task RunAsync(int count, CancellationToken cancellationToken) => PipelineAsync(count, AtOnce, async number =>
    {
        var producer = await _sending!.ProduceAsync(Media.Video(number), cancellationToken);
        var options = new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities, Paused = true };
        var consumer = await _receiving!.ConsumeAsync(options, cancellationToken);
        await Task.WhenAll(consumer.DisposeAsync().AsTask(), producer.DisposeAsync().AsTask());
    });
}
