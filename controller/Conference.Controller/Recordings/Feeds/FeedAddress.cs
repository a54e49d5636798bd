using System.Net;
using System.Security.Cryptography;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>Where recorders in other processes find the meetings of this one.</summary>
internal sealed class FeedAddress(
    IServer server, SocketPorts ports, StorageFolder folder, IOptions<ListenOptions> listen, IOptions<FeedOptions> options, TimeProvider clock)
{
    private readonly Lazy<string> _pin = new(() => Pin(listen.Value, folder.Path, clock));

    /// <summary>
    /// An absolute address; with HTTPS its fragment names the certificate, which may be of our own making. Null before the server listens.
    /// </summary>
    public Uri? Current
    {
        get
        {
            if (options.Value.Address is { Length: > 0 } configured)
                return WithPin(new UriBuilder(configured));
            if (ports.Find(FeedsModule.Path) is var (scheme, port))
                return scheme == "wss" ? WithPin(new UriBuilder("https", Host, port)) : new UriBuilder("http", Loopback, port).Uri;
            var bound = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(BindingAddress.Parse).ToList();
            if (bound.Find(address => address.Scheme == "https") is { } https)
                return WithPin(new UriBuilder("https", Host, https.Port));
            return bound.Find(address => address.Scheme == "http") is { } http ? new UriBuilder("http", Loopback, http.Port).Uri : null;
        }
    }

    private static string Loopback => IPAddress.Loopback.ToString();

    private static string Host => LocalAddresses.All() is [_, var first, ..] ? first.ToString() : Loopback;

    private Uri WithPin(UriBuilder address)
    {
        if (address.Scheme == "https" && address.Fragment.Length == 0 && listen.Value.HttpsPort is not null)
            address.Fragment = _pin.Value;
        return address.Uri;
    }

    private static string Pin(ListenOptions listen, string dataFolder, TimeProvider clock)
    {
        using var certificate = ServerCertificate.Load(listen, dataFolder, clock);
        return $"sha256={certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()}";
    }
}
