using System.Net;
using System.Net.Sockets;

namespace Conference.Controller.Webhooks;

/// <summary>
/// Makes the connections to receivers. The address that the name resolves to is checked and then connected to, with nothing in between,
/// so a name that answers differently the second time (DNS rebinding) gains nothing.
/// </summary>
internal sealed class ReceiverConnection(WebhookOptions options)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PooledLifetime = TimeSpan.FromMinutes(2);

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false, // a redirect could lead anywhere, and a delivery is for whom it was registered
        ConnectCallback = ConnectAsync,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = 16, // KiB
        PooledConnectionLifetime = PooledLifetime, // then the name is looked up anew
        UseCookies = false,
        UseProxy = false, // a proxy would resolve the name again, unchecked
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = options.AllowPrivateNetworks ? found : Array.FindAll(found, PublicAddress.Is);
        if (allowed.Length == 0)
            throw new AddressNotAllowedException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
