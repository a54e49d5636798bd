using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Rtp;
using Conference.Recorder.Srtp;

namespace Conference.Recorder.Capture;

/// <summary>The UDP port that gets all RTP and RTCP of one participant, told apart by SSRC.</summary>
internal sealed class ParticipantTap : IAsyncDisposable
{
    // A key frame at 1080p is some 200 packets in one burst; the kernel must hold it while we are not scheduled.
    private const int ReceiveBuffer = 4 * 1024 * 1024;
    private const int LargestPacket = 65_535;

    private readonly Socket _socket;
    private readonly RecordingClock _clock;
    private readonly ConcurrentDictionary<uint, Take> _takes = new();
    private readonly CancellationTokenSource _closing = new();
    private Task _receiving = Task.CompletedTask;
    private volatile SrtpKey? _key; // with what the sender encrypts, as it was told last
    private SrtpKey? _openedWith;
    private SrtpShield? _shield; // the receiver's own

    private ParticipantTap(Socket socket, RecordingClock clock, SrtpKey? own)
    {
        _socket = socket;
        _clock = clock;
        var local = (IPEndPoint)socket.LocalEndPoint!;
        Destination = new TapDestination(local.Address.ToString(), local.Port, own);
    }

    public TapDestination Destination { get; }

    /// <param name="betweenProcesses">Whether the sender is elsewhere; what leaves this machine is encrypted in any case.</param>
    /// <exception cref="SocketException">The address is not one of this host.</exception>
    public static ParticipantTap Open(string ip, RecordingClock clock, bool betweenProcesses)
    {
        var address = IPAddress.Parse(ip);
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBuffer };
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        var suite = SrtpSuite.Gcm256; // a quarter of the CPU of counter mode with HMAC
        var own = betweenProcesses || !IPAddress.IsLoopback(address) ? new SrtpKey(suite.Name, suite.GenerateKey()) : null;
        var tap = new ParticipantTap(socket, clock, own);
        tap._receiving = tap.ReceiveAsync(tap._closing.Token);
        return tap;
    }

    /// <summary>Says with what the sender encrypts; a worker that took the place of another has a key of its own.</summary>
    /// <exception cref="ArgumentException">No packet could be opened with such a key.</exception>
    public void Expect(SrtpKey? key)
    {
        // Tried here, where somebody is told: the receiver would end.
        if (key is not null)
            SrtpShield.Create(key).Dispose();
        _key = key;
    }

    public void Route(uint ssrc, Take take) => _takes[ssrc] = take;

    public void Unroute(uint ssrc, Take take) => _takes.TryRemove(new KeyValuePair<uint, Take>(ssrc, take));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _receiving;
        _shield?.Dispose();
        _socket.Dispose();
        _closing.Dispose();
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = GC.AllocateArray<byte>(LargestPacket, pinned: true);
        var sender = new SocketAddress(_socket.AddressFamily);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var length = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, sender, cancellationToken);
                if (TryOpen(buffer, ref length))
                    Dispatch(buffer.AsSpan(0, length));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // UDP has no connection to lose: an ICMP message about an earlier datagram says nothing about the next one.
            }
        }
    }

    // Also while the recording is paused, or the packets' rollover counter would be lost.
    private bool TryOpen(byte[] buffer, ref int length)
    {
        if (Destination.Srtp is null)
            return true;
        if (_key is not { } key)
            return false;
        if (_openedWith != key)
        {
            _shield?.Dispose();
            _shield = SrtpShield.Create(key);
            _openedWith = key;
        }

        return _shield!.TryOpen(buffer.AsSpan(0, length), out length);
    }

    private void Dispatch(ReadOnlySpan<byte> packet)
    {
        // What comes while the recording is paused has no time, and is nobody's business.
        if (_clock.IsPaused)
            return;

        var now = _clock.Now;
        if (SenderReport.IsRtcp(packet))
        {
            var compound = packet;
            while (SenderReport.TryTake(ref compound, out var report))
            {
                if (_takes.TryGetValue(report.Ssrc, out var reported))
                    reported.OnSenderReport(report, now);
            }
        }
        else if (RtpHeader.TryRead(packet, out var header) && _takes.TryGetValue(header.Ssrc, out var take))
        {
            take.OnPacket(packet, header, now);
        }
    }
}
