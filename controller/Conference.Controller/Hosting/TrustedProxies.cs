using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Conference.Controller.Hosting;

/// <summary>Which proxies may say for whom they call; what anybody else sends as X-Forwarded-For is ignored.</summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app, IReadOnlyList<string> proxies)
    {
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // a chain is followed for as long as its members are trusted
        };
        options.KnownProxies.Clear(); // the framework trusts loopback by itself
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(Parse(proxy));
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        return System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new StartupException($"'{text}' in {ListenOptions.Section}:{nameof(ListenOptions.TrustedProxies)} is neither an address nor a network such as 10.0.0.0/8.");
    }
}
