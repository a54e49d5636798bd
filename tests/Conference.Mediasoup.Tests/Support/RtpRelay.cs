using System.Net;
using System.Net.Sockets;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>
/// Passes on what FFmpeg sends, from one socket, since each of its outputs has two of its own and a transport takes one endpoint.
/// </summary>
internal sealed class RtpRelay : IAsyncDisposable
{
    private readonly UdpClient _socket = Loopback.NewSocket();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _relayed = new(0);
    private readonly IPEndPoint _target;
    private readonly Func<byte[], byte[]> _change;
    private readonly Task _relaying;

    public RtpRelay(TransportTuple target, Func<byte[], byte[]>? changeRtp = null)
    {
        _target = new IPEndPoint(IPAddress.Loopback, target.LocalPort);
        _change = changeRtp ?? (packet => packet);
        _relaying = RelayAsync();
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Waits until more RTP packets have been passed on.</summary>
    public async Task PassedOnAsync(int count)
    {
        while (await _relayed.WaitAsync(0)) continue;
        for (var i = 0; i < count; i++) await _relayed.WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _relaying;
        _socket.Dispose();
        _stopping.Dispose();
        _relayed.Dispose();
    }

    private async Task RelayAsync()
    {
        try
        {
            while (true)
            {
                var datagram = (await _socket.ReceiveAsync(_stopping.Token)).Buffer;
                var isRtp = RtpPacket.Parse(datagram) is not null;
                await _socket.SendAsync(isRtp ? _change(datagram) : datagram, _target, _stopping.Token);
                if (isRtp) _relayed.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
