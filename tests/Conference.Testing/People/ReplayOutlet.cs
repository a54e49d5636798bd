using System.Net;
using System.Net.Sockets;

namespace Conference.Testing.People;

/// <summary>Sends datagrams, at once or when their time has come.</summary>
internal sealed class ReplayOutlet : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 4 << 20 };
    private readonly PriorityQueue<(byte[] Packet, SocketAddress Destination), double> _delayed = new();

    /// <param name="due">True time at which it arrives; null when it never does.</param>
    public void Send(ReadOnlySpan<byte> packet, SocketAddress destination, double now, double? due)
    {
        if (due <= now)
            SendNow(packet, destination);
        else if (due is { } later)
            _delayed.Enqueue((packet.ToArray(), destination), later);
    }

    public void SendDue(double now)
    {
        while (_delayed.TryPeek(out var datagram, out var due) && due <= now)
        {
            _delayed.Dequeue();
            SendNow(datagram.Packet, datagram.Destination);
        }
    }

    public void Dispose() => _socket.Dispose();

    private void SendNow(ReadOnlySpan<byte> packet, SocketAddress destination)
    {
        try
        {
            _socket.SendTo(packet, SocketFlags.None, destination);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            // The recorder has closed its port: a worker's datagrams vanish in the same way.
        }
    }
}
