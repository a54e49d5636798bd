using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Conference.Controller.Hosting;

/// <summary>The IPv4 addresses at which other machines may reach this one.</summary>
internal static class LocalAddresses
{
    /// <summary>Loopback first, then the addresses of the interfaces that are up.</summary>
    public static IReadOnlyList<IPAddress> All() =>
    [
        IPAddress.Loopback,
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Distinct(),
    ];
}
