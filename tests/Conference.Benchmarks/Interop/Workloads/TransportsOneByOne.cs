namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Creates a WebRTC transport and closes it, one after the other.</summary>
/// <remarks>The peer's close gives nothing to wait for, so ours is awaited at the end only.</remarks>
internal sealed class TransportsOneByOne : Workload
{
    public override async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        var closing = new Task[count];
        for (var i = 0; i < count; i++)
        {
            var transport = await Router.CreateWebRtcTransportAsync(Media.OwnPort, cancellationToken);
            closing[i] = transport.DisposeAsync().AsTask();
        }

        await Task.WhenAll(closing);
    }
}
