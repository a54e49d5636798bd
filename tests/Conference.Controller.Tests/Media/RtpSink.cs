using System.Net;
using System.Net.Sockets;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Media;

/// <summary>Receives plain RTP, packet by packet.</summary>
internal sealed class RtpSink : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Ends when this many packets of sound or picture have come.</summary>
    public async Task ReceiveAsync(int count)
    {
        using var timeout = new CancellationTokenSource(RpcClient.Patience);
        while (count > 0)
        {
            var packet = (await _socket.ReceiveAsync(timeout.Token)).Buffer;
            if (packet.Length > 12 && packet[1] is < 192 or > 223) // the others are RTCP (RFC 5761, section 4)
                count--;
        }
    }

    /// <summary>Takes what lies here without waiting; answers how many packets of sound or picture it was.</summary>
    public int Drain()
    {
        var count = 0;
        var from = new IPEndPoint(IPAddress.Any, 0);
        while (_socket.Available > 0)
        {
            var packet = _socket.Receive(ref from);
            if (packet.Length > 12 && packet[1] is < 192 or > 223)
                count++;
        }

        return count;
    }

    public void Dispose() => _socket.Dispose();
}
