using System.Net;
using System.Net.Sockets;

namespace Conference.Controller.Tests.Media;

internal static class Ports
{
    /// <summary>An even port for RTP and the next one for RTCP, both free: FFmpeg takes them without being told.</summary>
    public static (int Rtp, int Rtcp) Pair()
    {
        while (true)
        {
            using var rtp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)rtp.Client.LocalEndPoint!).Port;
            if (port % 2 != 0)
                continue;
            try
            {
                using var rtcp = new UdpClient(new IPEndPoint(IPAddress.Loopback, port + 1));
                return (port, port + 1);
            }
            catch (SocketException)
            {
                // Taken by somebody else: the next pair.
            }
        }
    }
}
