using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>A socket that RTP is sent to.</summary>
internal sealed class RtpReceiver : IAsyncDisposable
{
    // What the worker probes the bandwidth with, between the packets of the consumers.
    private const uint ProbationSsrc = 1_234;

    private readonly UdpClient _socket = Loopback.NewSocket();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<RtpPacket> _packets = System.Threading.Channels.Channel.CreateUnbounded<RtpPacket>();
    private readonly Task _receiving;

    public RtpReceiver() => _receiving = ReceiveAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Waits for the next packets.</summary>
    public async Task<List<RtpPacket>> TakeAsync(int count)
    {
        List<RtpPacket> taken = [];
        while (taken.Count < count) taken.Add(await _packets.Reader.ReadAsync());
        return taken;
    }

    /// <summary>Forgets what came and was not taken, and tells how many it was.</summary>
    public int Drain()
    {
        var count = 0;
        while (_packets.Reader.TryRead(out _)) count++;
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_stopping.Token);
                if (RtpPacket.Parse(received.Buffer) is { Ssrc: not ProbationSsrc } packet) _packets.Writer.TryWrite(packet);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
