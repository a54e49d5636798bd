using Conference.Client.Rpc;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Media;

/// <summary>The connection to the media server, made when media is first sent.</summary>
internal sealed class SignalLine(RpcAddress address, TimeSpan patience, ILogger logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1); // one connection, however many files begin at once
    private (RpcSession Session, SignalEndpoint Endpoint)? _open;
    private bool _disposed;

    public async Task<(RpcSession Session, SignalEndpoint Endpoint)> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(MeetingConnection));
            if (_open is { } open)
                return open;
            var endpoint = new SignalEndpoint();
            var session = new RpcSession(address, endpoint, logger);
            try
            {
                await session.StartAsync(patience, cancellationToken);
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }

            _open = (session, endpoint);
            return (session, endpoint);
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
        _gate.Release();
        if (_open is { } open)
            await open.Session.DisposeAsync();
    }
}
