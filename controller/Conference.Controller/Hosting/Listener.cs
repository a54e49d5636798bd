using System.Net;
using System.Security.Cryptography.X509Certificates;
using Conference.Controller.Events;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Signaling;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using KestrelEndpoint = Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions;

namespace Conference.Controller.Hosting;

/// <summary>Opens the ports that are configured.</summary>
internal static class Listener
{
    public static void Open(KestrelServerOptions kestrel, ListenOptions options, string dataFolder)
    {
        var certificate = options.HttpsPort is null ? null : ServerCertificate.Load(options, dataFolder, TimeProvider.System);
        OpenLoopback(kestrel, options.HttpPort, _ => { });
        if (options.HttpsPort is { } port)
            OpenAnywhere(kestrel, port, certificate!, _ => { });

        var ports = kestrel.ApplicationServices.GetRequiredService<SocketPorts>();
        foreach (var (own, paths) in OwnPorts(options))
        {
            if (certificate is null)
                OpenLoopback(kestrel, own, endpoint => ports.Dedicate(endpoint, "ws", paths));
            else
                OpenAnywhere(kestrel, own, certificate, endpoint => ports.Dedicate(endpoint, "wss", paths));
        }
    }

    // Paths that are given one port share it; each that is given 0 gets a free one for itself.
    private static IEnumerable<(int Port, IReadOnlyList<string> Paths)> OwnPorts(ListenOptions options)
    {
        (int? Port, string Path)[] given =
            [(options.SignalPort, SignalingModule.Path), (options.EventsPort, EventsModule.Path), (options.FeedPort, FeedsModule.Path)];
        var wanted = given.Where(own => own.Port is not null).Select(own => (Port: own.Port!.Value, own.Path)).ToList();
        return [
            .. wanted.Where(own => own.Port == 0).Select(own => (0, (IReadOnlyList<string>)[own.Path])),
            .. wanted.Where(own => own.Port != 0).GroupBy(own => own.Port, own => own.Path)
                .Select(shared => (shared.Key, (IReadOnlyList<string>)[.. shared])),
        ];
    }

    private static void OpenLoopback(KestrelServerOptions kestrel, int port, Action<KestrelEndpoint> configure)
    {
        if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0, configure); // one free port cannot be asked for on two addresses
        else
            kestrel.ListenLocalhost(port, configure);
    }

    private static void OpenAnywhere(KestrelServerOptions kestrel, int port, X509Certificate2 certificate, Action<KestrelEndpoint> configure) =>
        kestrel.ListenAnyIP(port, endpoint =>
        {
            configure(endpoint);
            endpoint.UseHttps(certificate);
        });
}
