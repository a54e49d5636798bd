using System.Collections.Concurrent;

namespace Conference.Controller.Rpc;

/// <summary>Keeps one live connection per owner: a newer one closes the older, which may be half open and not know it.</summary>
internal abstract class NewestConnection
{
    private readonly ConcurrentDictionary<string, RpcSocket> _sockets = new(StringComparer.Ordinal);

    /// <summary>Makes <paramref name="socket"/> the owner's connection until the answer is disposed or a newer one comes.</summary>
    public IDisposable Take(string owner, RpcSocket socket)
    {
        _sockets.AddOrUpdate(owner, socket, (_, older) =>
        {
            older.Close(CloseCode.Replaced, "The same device has connected again.");
            return socket;
        });
        return new Place(this, owner, socket);
    }

    private sealed class Place(NewestConnection connections, string owner, RpcSocket socket) : IDisposable
    {
        public void Dispose() => connections._sockets.TryRemove(KeyValuePair.Create(owner, socket));
    }
}
