using System.Net;
using KestrelEndpoint = Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions;

namespace Conference.Controller.Hosting;

/// <summary>
/// Which paths have a port of their own. Such a path is served there and nowhere else, and nothing else is served there. What a port is
/// for is noted at its connections, because a port's number may be known to the system only.
/// </summary>
internal sealed class SocketPorts
{
    private readonly Dictionary<string, (KestrelEndpoint Endpoint, string Scheme)> _ports = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Serves some paths on an endpoint only.</summary>
    public void Dedicate(KestrelEndpoint endpoint, string scheme, IReadOnlyList<string> paths)
    {
        var purpose = new Purpose(paths);
        endpoint.Use(next => connection =>
        {
            connection.Features.Set(purpose);
            return next(connection);
        });
        foreach (var path in paths)
            _ports.Add(path, (endpoint, scheme));
    }

    /// <summary>The scheme and the port of a path that has its own; null when it has none.</summary>
    public (string Scheme, int Port)? Find(string path) =>
        _ports.TryGetValue(path, out var port) ? (port.Scheme, ((IPEndPoint)port.Endpoint.EndPoint).Port) : null;

    public bool Serves(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        return context.Features.Get<Purpose>() is { } purpose
            ? purpose.Paths.Contains(path, StringComparer.OrdinalIgnoreCase)
            : !_ports.ContainsKey(path);
    }

    /// <summary>Where somebody who made this request reaches a path: the path itself, or an absolute address where it has its own port.</summary>
    public string AddressOf(string path, HttpRequest request)
    {
        if (!_ports.TryGetValue(path, out var port))
            return path;
        return $"{port.Scheme}://{request.Host.Host}:{((IPEndPoint)port.Endpoint.EndPoint).Port}{path}";
    }

    private sealed record Purpose(IReadOnlyList<string> Paths);
}
