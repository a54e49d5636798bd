namespace Conference.Mediasoup;

/// <summary>The transports of a pipe, which are connected and close together.</summary>
internal sealed record PipeEnds(PipeTransport One, PipeTransport Other)
{
    public PipeTransport On(Router router) => One.Router == router ? One : Other;

    /// <summary>Makes and connects both ends; when that fails or is cancelled, neither is left.</summary>
    public static async Task<PipeEnds> OpenAsync(
        Router router, Router otherRouter, PipeTransportOptions options, CancellationToken cancellationToken)
    {
        var one = await router.CreatePipeTransportAsync(options, cancellationToken);
        try
        {
            var other = await otherRouter.CreatePipeTransportAsync(options, cancellationToken);
            MediasoupEntity.CloseTogether(one, other);
            await one.ConnectAsync(WhereIs(other), cancellationToken);
            await other.ConnectAsync(WhereIs(one), cancellationToken);
            return new PipeEnds(one, other);
        }
        catch
        {
            // Not awaited, so that who gave up on a worker that hangs doesn't wait for it now.
            _ = one.CloseAsync(CloseReason.Requested);
            throw;
        }
    }

    private static PipeTransportConnectOptions WhereIs(PipeTransport end) => new()
    {
        Ip = end.Tuple.LocalAddress,
        Port = end.Tuple.LocalPort,
        SrtpParameters = end.SrtpParameters,
    };
}
