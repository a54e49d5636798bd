namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Creates a hundred WebRTC transports at once and closes them.</summary>
internal sealed class TransportsPipelined : Workload
{
    private const int AtOnce = 100;

    public override Task RunAsync(int count, CancellationToken cancellationToken) => PipelineAsync(count, AtOnce, async _ =>
    {
        var transport = await Router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
        await transport.DisposeAsync();
    });
}
