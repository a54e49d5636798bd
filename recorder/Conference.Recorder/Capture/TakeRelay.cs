using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Capture;

/// <summary>
/// Hands one track's packets to the FFmpeg of one take and journals both clocks. FFmpeg never sees the sender's reports: it gets one of
/// ours, before the first packet, that pins file time 0 to <see cref="StreamRewriter.Origin"/>.
/// </summary>
/// <remarks>Packets come from one receive loop; the properties and requests may be used from elsewhere.</remarks>
internal sealed class TakeRelay
{
    /// <summary>How long FFmpeg waits for a missing packet, in seconds: retransmissions come late.</summary>
    public const double ReorderDelay = 0.5;

    private readonly string _takeId;
    private readonly uint _ssrc;
    private readonly Socket _socket;
    private readonly SocketAddress _sink;
    private readonly JournalWriter _journal;
    private readonly StreamRewriter _rewriter;
    private readonly ClockSampler _sampler;
    private readonly bool _startsAtKeyFrame;
    private volatile bool _epochAsked;
    private volatile bool _keyFrameWanted;
    private bool _flowing;
    private long _missingBefore;

    public TakeRelay(string takeId, TrackTap tap, Socket socket, int sinkPort, JournalWriter journal)
    {
        _takeId = takeId;
        _ssrc = tap.Ssrc;
        _socket = socket;
        _sink = new IPEndPoint(IPAddress.Loopback, sinkPort).Serialize();
        _journal = journal;
        _rewriter = new StreamRewriter(tap.ClockRate);
        _sampler = new ClockSampler(takeId, journal);
        _startsAtKeyFrame = tap.MimeType.StartsWith("video/", StringComparison.OrdinalIgnoreCase);
        _keyFrameWanted = _startsAtKeyFrame;
    }

    /// <summary>When FFmpeg has given up waiting for the latest missing packet: until then it holds back those behind it.</summary>
    public double SettledAt { get; private set; }

    public long Packets { get; private set; }

    public long Missing => _rewriter.Missing;

    /// <summary>A file can begin, or be entered in the middle, only at a key frame; a loss damages the picture until the next one.</summary>
    public bool KeyFrameWanted => _keyFrameWanted;

    public void WantKeyFrame() => _keyFrameWanted = _startsAtKeyFrame;

    /// <summary>The track was resumed: what comes now may be on another clock.</summary>
    public void ExpectNewEpoch() => _epochAsked = true;

    public void OnPacket(Span<byte> packet, in RtpHeader header, double now)
    {
        if (_startsAtKeyFrame && _keyFrameWanted && Vp8Payload.StartsKeyFrame(packet.Slice(header.PayloadOffset, header.PayloadLength)))
            _keyFrameWanted = false;
        if (_startsAtKeyFrame && !_flowing && _keyFrameWanted)
            return;

        if (_epochAsked)
        {
            _epochAsked = false;
            _rewriter.ExpectNewEpoch();
        }

        var missing = _rewriter.Missing;
        if (!_rewriter.TryPlace(header.Sequence, header.Timestamp, now, out var placement))
            return;
        if (_rewriter.Missing > missing)
            SettledAt = now + ReorderDelay;

        if (!_flowing)
        {
            _flowing = true;
            _journal.Append(new TakeFlowed(now, _takeId, header.Timestamp));
        }

        if (placement.BeginsEpoch)
            _journal.Append(new ClockRebased(now, _takeId, _rewriter.Epoch, placement.FileTime));
        _sampler.OnPacket(now, _rewriter.Epoch, placement.FileTime);

        RtpHeader.Move(packet, placement.Sequence, placement.Timestamp);
        Send(packet);
        Packets++;
    }

    public void OnSenderReport(in SenderReport report, double now)
    {
        if (_flowing)
            _sampler.OnSenderReport(now, _rewriter.Epoch, _rewriter.ToFileTime(report.RtpTimestamp), report.NtpSeconds);
    }

    /// <summary>Asks for a key frame when packets got lost since the last call; late ones had until now to come.</summary>
    public void CheckForLoss()
    {
        var missing = _rewriter.Missing;
        if (missing > _missingBefore)
            WantKeyFrame();
        _missingBefore = missing;
    }

    /// <summary>
    /// Pins FFmpeg's clock at the first call. Repeated, it only keeps FFmpeg from taking a silent track for a dead one, which it
    /// does after ten seconds: and that is what ends it should this process die.
    /// </summary>
    public void PinClock()
    {
        Span<byte> report = stackalloc byte[SenderReport.Length];
        new SenderReport(_ssrc, 1, StreamRewriter.Origin).Write(report);
        Send(report);
    }

    /// <summary>Tells FFmpeg that the track is over; it finishes its file at once.</summary>
    public void SayGoodbye()
    {
        Span<byte> goodbye = stackalloc byte[Goodbye.Length];
        Goodbye.Write(goodbye, _ssrc);
        Send(goodbye);
    }

    private void Send(ReadOnlySpan<byte> packet)
    {
        try
        {
            _socket.SendTo(packet, SocketFlags.None, _sink);
        }
        catch (SocketException)
        {
            // A full buffer on loopback loses a packet as any network may; a dead FFmpeg is seen by its exit.
        }
        catch (ObjectDisposedException)
        {
            // The session is closing; nothing is left to relay for.
        }
    }
}
