using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Conference.Controller.Tests.Media;

/// <summary>Sends a packet of sound every 10 ms over plain RTP, as somebody who never falls silent.</summary>
internal sealed class RtpSource : IAsyncDisposable
{
    public const byte AudioLevelExtension = 10;

    private const byte PayloadType = 111;
    private const byte Level = 20; // -20 dBov, with the bit for voice (RFC 6464)

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly uint _ssrc;
    private Task _sending = Task.CompletedTask;
    private int _sent;

    private RtpSource(uint ssrc) => _ssrc = ssrc;

    public int Sent => Volatile.Read(ref _sent);

    public static RtpSource Start(int port, uint ssrc)
    {
        var source = new RtpSource(ssrc);
        source._socket.Connect(IPAddress.Loopback, port);
        source._sending = source.SendAsync();
        return source;
    }

    /// <summary>Ends when this many packets more have been sent.</summary>
    public async Task SendMoreAsync(int count)
    {
        var goal = Sent + count;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Sent < goal)
            await timer.WaitForNextTickAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync()
    {
        var packet = new byte[12 + 8 + 40];
        packet[0] = 0x90; // version 2, with header extensions (RFC 3550, section 5.1)
        packet[1] = PayloadType;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(12), 0xBEDE_0001); // one word of them (RFC 8285, section 4.2)
        packet[16] = AudioLevelExtension << 4;
        packet[17] = 0x80 | Level;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)_sent);
                BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)_sent * 480);
                await _socket.SendAsync(packet, _stop.Token);
                Interlocked.Increment(ref _sent);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
