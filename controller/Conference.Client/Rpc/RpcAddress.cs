using Conference.Client.Keys;

namespace Conference.Client.Rpc;

/// <summary>Where an endpoint is, and with which ticket and device this participant connects to it.</summary>
internal sealed record RpcAddress(Uri Uri, string Ticket, DeviceKey Key, HttpMessageInvoker? Invoker, TimeProvider Clock)
{
    /// <summary>The server answers a path or an absolute <c>ws(s)</c> address.</summary>
    public static Uri Resolve(Uri server, string url)
    {
        var absolute = new UriBuilder(new Uri(server, url));
        absolute.Scheme = absolute.Scheme switch { "http" => "ws", "https" => "wss", var scheme => scheme };
        return absolute.Uri;
    }

    public override string ToString() => Uri.ToString();
}
