using System.Net;
using System.Security.Cryptography.X509Certificates;
using Conference.Controller.Events;
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

    private static IEnumerable<(int Port, IReadOnlyList<string> Paths)> OwnPorts(ListenOptions options)
    {
        if (options.SignalPort is { } both and not 0 && both == options.EventsPort)
        {
            yield return (both, [SignalingModule.Path, EventsModule.Path]);
            yield break;
        }

        if (options.SignalPort is { } signal)
            yield return (signal, [SignalingModule.Path]);
        if (options.EventsPort is { } events)
            yield return (events, [EventsModule.Path]);
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
