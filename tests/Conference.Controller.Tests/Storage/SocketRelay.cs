using System.Collections.Concurrent;
using System.Net.Sockets;
using Npgsql;

namespace Conference.Controller.Tests.Storage;

/// <summary>Stands between the storage and a server, both on Unix sockets: takes the server away and swallows its answers.</summary>
internal sealed class SocketRelay : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Pair> _pairs = [];
    private readonly TaskCompletionSource _swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _folder = Directory.CreateTempSubdirectory("relay-").FullName;
    private readonly UnixDomainSocketEndPoint _server;
    private readonly Task _accepting;
    private volatile bool _away;
    private volatile bool _swallowing;
    private int _count;

    public SocketRelay(string connectionString)
    {
        const string SocketName = ".s.PGSQL.5432";
        _server = new UnixDomainSocketEndPoint(Path.Combine(new NpgsqlConnectionStringBuilder(connectionString).Host!, SocketName));
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = _folder }.ConnectionString;
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, SocketName)));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <param name="connectionString">Of the server.</param>
    public static SocketRelay Before(string connectionString) => new(connectionString);

    public string ConnectionString { get; }

    /// <summary>Ends when an answer was swallowed.</summary>
    public Task Swallowed => _swallowed.Task;

    /// <summary>The server cannot be reached; connections that are open break.</summary>
    public void GoAway()
    {
        _away = true;
        foreach (var pair in _pairs.Values)
            pair.Dispose();
    }

    public void ComeBack() => _away = false;

    /// <summary>The next answer of the server is lost with its connection, after the server has done what was asked.</summary>
    public void SwallowNextAnswer() => _swallowing = true;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        GoAway();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                if (_away)
                    client.Dispose();
                else
                    _ = ServeAsync(client); // ends with its sockets
            }
        }
        catch (SocketException)
        {
            // The listener was closed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var number = Interlocked.Increment(ref _count);
        using var pair = new Pair(client, new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
        _pairs[number] = pair;
        try
        {
            await pair.Server.ConnectAsync(_server);
            await Task.WhenAny(CopyAsync(pair.Client, pair.Server, answers: false), CopyAsync(pair.Server, pair.Client, answers: true));
        }
        finally
        {
            _pairs.TryRemove(number, out _);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var received)
            {
                if (answers && _swallowing)
                {
                    _swallowing = false;
                    _swallowed.SetResult();
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, received));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One end has gone, so the other goes too.
        }
    }

    private sealed record Pair(Socket Client, Socket Server) : IDisposable
    {
        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }
}
