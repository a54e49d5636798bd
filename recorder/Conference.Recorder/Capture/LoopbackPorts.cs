using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Conference.Recorder.Capture;

/// <summary>Port pairs for FFmpeg, which wants RTP on an even port and RTCP on the next (RFC 3550 §11).</summary>
internal static class LoopbackPorts
{
    private const int Attempts = 100;

    /// <summary>An even port that is free together with the next one. Another process may still take it before FFmpeg does.</summary>
    public static int FindPair()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            using var first = NewSocket();
            first.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)first.LocalEndPoint!).Port;
            if (port % 2 != 0)
                continue;

            using var second = NewSocket();
            try
            {
                second.Bind(new IPEndPoint(IPAddress.Loopback, port + 1));
                return port;
            }
            catch (SocketException)
            {
                // The upper one is in use: try another pair.
            }
        }

        throw new IOException($"No free pair of UDP ports was found on loopback in {Attempts} attempts.");
    }

    public static bool IsBound(int port) =>
        Array.Exists(IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners(), listener => listener.Port == port);

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
}
