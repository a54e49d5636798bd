using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Conference.Testing.Faults;

/// <summary>An HTTP proxy in front of one server that passes everything on, counts it, and does harm where it is told to.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    // Small, so that a slow proxy is felt by who sends, and not by the system's buffers alone.
    private const int ReceiveBufferBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly ConcurrentQueue<ProxiedRequest> _requests = [];
    private readonly Uri _server;
    private readonly Task _accepting;

    private FaultProxy(Uri server)
    {
        _server = server;
        _listener.Server.ReceiveBufferSize = ReceiveBufferBytes;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Asked for each request what to do to it; null: nothing. Called by several threads.</summary>
    public Func<ProxiedRequest, Fault?> Script { get; set; } = _ => null;

    /// <summary>All requests that came, in order.</summary>
    public IReadOnlyList<ProxiedRequest> Requests => [.. _requests];

    public static FaultProxy Start(Uri server) => new(server);

    /// <summary>Breaks all connections; new ones are taken.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
            connection.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
        await Task.WhenAll(_connections.Values);
        _listener.Dispose();
    }

    internal Fault? Receive(ProxiedRequest request)
    {
        _requests.Enqueue(request);
        return Script(request);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new ProxiedConnection(this, await _listener.AcceptTcpClientAsync(), _server);
                _connections[connection] = RunAsync(connection);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task RunAsync(ProxiedConnection connection)
    {
        await Task.Yield(); // it must be known before it ends
        try
        {
            await connection.RunAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the sides is gone, or was cut.
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
        }
    }
}
