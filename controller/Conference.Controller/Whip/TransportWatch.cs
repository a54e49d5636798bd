using Conference.Mediasoup;

namespace Conference.Controller.Whip;

/// <summary>Tells when a client is gone: it says so by DTLS, or nothing has come from it for 30 seconds.</summary>
internal sealed class TransportWatch : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    // The worker has waited for the client's consent for half of the time already before it says that ICE is disconnected.
    private static readonly TimeSpan ReturnTimeout = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new(); // states come from the worker's events, the end from the timer
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private bool _connected;

    private TransportWatch(TimeProvider clock) =>
        _timer = clock.CreateTimer(_ => _lost.TrySetResult("silent"), null, ConnectTimeout, Timeout.InfiniteTimeSpan);

    /// <summary>Ends with the reason when the client is gone, or the transport is.</summary>
    public Task<string> Lost => _lost.Task;

    public static TransportWatch Begin(WebRtcTransport transport, TimeProvider clock)
    {
        var watch = new TransportWatch(clock);
        transport.IceStateChanged += (_, _) => watch.Look(transport);
        transport.DtlsStateChanged += (_, _) => watch.Look(transport);
        transport.Closed += (_, _) => watch._lost.TrySetResult("closed"); // also called when it is closed already
        watch.Look(transport);
        return watch;
    }

    public void Dispose() => _timer.Dispose();

    private void Look(WebRtcTransport transport)
    {
        if (transport.DtlsState is DtlsState.Closed or DtlsState.Failed)
        {
            _lost.TrySetResult("closed by the client");
            return;
        }

        lock (_lock)
        {
            var connected = transport.IceState is IceState.Connected or IceState.Completed && transport.DtlsState == DtlsState.Connected;
            if (connected == _connected)
                return;
            _connected = connected;
            _timer.Change(connected ? Timeout.InfiniteTimeSpan : ReturnTimeout, Timeout.InfiniteTimeSpan);
        }
    }
}
