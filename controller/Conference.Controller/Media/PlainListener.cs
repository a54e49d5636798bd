using System.Net;
using Conference.Controller.Errors;
using Conference.Mediasoup;
using Conference.Mediasoup.Hosting;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Media;

/// <summary>Where plain transports listen: at the address by which the program reached the server, if media is received there.</summary>
internal sealed class PlainListener(IOptions<MediasoupOptions> options)
{
    /// <param name="local">The server's end of the program's connection.</param>
    /// <param name="onThisMachine">Whether the program runs here.</param>
    /// <param name="srtp">Whether the packets are encrypted.</param>
    /// <exception cref="RefusedException">Without SRTP, and from another machine.</exception>
    public ListenInfo Choose(IPAddress? local, bool onThisMachine, bool srtp)
    {
        if (!srtp && !onThisMachine)
            throw new RefusedException(RefusalCode.InvalidParameters, "srtp: false is for programs on this machine: what is not encrypted stays here.");
        if (onThisMachine)
            return new ListenInfo { Ip = IPAddress.Loopback.ToString() };
        var configured = options.Value;
        var reachable = configured.ListenIps.Where(candidate => !IPAddress.IsLoopback(IPAddress.Parse(candidate))).ToList();
        var ip = reachable.Find(candidate => candidate == local?.ToString()) ?? reachable.FirstOrDefault() ?? configured.ListenIps[0];
        return new ListenInfo { Ip = ip, AnnouncedAddress = string.IsNullOrEmpty(configured.AnnouncedAddress) ? null : configured.AnnouncedAddress };
    }
}
