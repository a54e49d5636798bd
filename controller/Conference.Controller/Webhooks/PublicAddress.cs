using System.Net;
using System.Net.Sockets;

namespace Conference.Controller.Webhooks;

/// <summary>
/// Tells addresses of the public internet from those that lead into the server's own networks: loopback, private, shared, link-local
/// (where clouds keep credentials), multicast and the reserved blocks of the IANA special-purpose registries (RFC 6890).
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (Special.Any(network => network.Contains(address)))
            return false;
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return true;
        // Two kinds of IPv6 address carry the IPv4 address that the packets go to in the end.
        if (Nat64.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12, 4)));
        if (SixToFour.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(2, 4)));
        return GlobalUnicast.Contains(address);
    }
}
