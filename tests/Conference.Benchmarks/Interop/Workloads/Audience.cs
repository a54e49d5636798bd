namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Those who watch one camera.</summary>
internal static class Audience
{
    public static async Task<Consumer[]> CreateAsync(Router router, int size, CancellationToken cancellationToken)
    {
        var sending = await router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
        var receiving = await router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
        var producer = await sending.ProduceAsync(Media.Video(0), cancellationToken);
        var options = new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = router.RtpCapabilities };
        return await Task.WhenAll(Enumerable.Range(0, size).Select(_ => receiving.ConsumeAsync(options, cancellationToken)));
    }
}
