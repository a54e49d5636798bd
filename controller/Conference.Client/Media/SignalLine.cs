using Conference.Client.Rpc;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Media;

/// <summary>The connection to the media server, made when media is first sent.</summary>
internal sealed class SignalLine(RpcAddress address, TimeSpan patience, ILogger logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1); // one connection, however many files begin at once
    private RpcSession? _session;
    private bool _disposed;

    public SignalEndpoint Endpoint { get; } = new();

    public async Task<RpcSession> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(MeetingConnection));
            if (_session is not null)
                return _session;
            var session = new RpcSession(address, Endpoint, logger);
            try
            {
                await session.StartAsync(patience, cancellationToken);
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }

            return _session = session;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        _disposed = true;
        var session = _session;
        _gate.Release();
        if (session is not null)
            await session.DisposeAsync();
    }
}
