using System.Buffers.Binary;
using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>One track: sends its loop in the sender's time to everybody who has tapped it, with sender reports.</summary>
public sealed class ReplayTrack
{
    private const double ReportInterval = 1;
    private const int RtpHeader = 12;
    private const int ReportLength = 28;

    // 2026-01-01 in NTP's seconds: any moment would do.
    private const double WallEpoch = 3_976_214_400;

    private static int _ssrcs = 100_000;

    private MediaLoop _media;
    private MediaLoop? _layer;
    private readonly SenderClock _clock;
    private readonly Line? _line;
    private readonly uint _timestampOffset = (uint)Interlocked.Increment(ref _ssrcs) * 2654435761u;
    private readonly List<ReplayTap> _taps = [];
    private readonly byte[] _buffer = new byte[1500];
    private long _next;

    internal ReplayTrack(string id, string participantId, TrackKind kind, TrackSource source, MediaLoop media, SenderClock clock, Line? line, double now)
    {
        (Id, ParticipantId, Kind, Source, _media, _clock, _line) = (id, participantId, kind, source, media, clock, line);
        var turn = Math.Floor(clock.MediaAt(now) / media.Seconds);
        _next = (long)turn * media.Packets.Count;
        while (MediaTimeOf(_next) < clock.MediaAt(now))
            _next++;
    }

    public string Id { get; }

    public string ParticipantId { get; }

    public TrackKind Kind { get; }

    public TrackSource Source { get; }

    /// <summary>Whether the sender has muted it.</summary>
    public bool IsPaused { get; private set; }

    public int KeyFrameRequests { get; internal set; }

    private int ClockRate => Kind == TrackKind.Video ? 90_000 : 48_000;

    private byte PayloadType => Kind == TrackKind.Video ? (byte)96 : (byte)97;

    /// <summary>From the next key frame on the picture is another one of the same moments, as when a worker forwards another simulcast layer.</summary>
    /// <param name="layer">As long as the present one, in the same codec, with its key frames at the same frames.</param>
    internal void SwitchTo(MediaLoop layer)
    {
        if (layer.MimeType != _media.MimeType || layer.Frames != _media.Frames)
            throw new ArgumentException("Layers of one picture have the same codec and the same frames.", nameof(layer));
        _layer = layer;
    }

    internal void Pause(bool paused)
    {
        IsPaused = paused;
        foreach (var tap in _taps)
            tap.WaitsForKeyFrame = Kind == TrackKind.Video;
    }

    internal ReplayTap Tap(TapDestination destination)
    {
        var tap = new ReplayTap(destination, (uint)Interlocked.Increment(ref _ssrcs), Kind == TrackKind.Video);
        _taps.Add(tap);
        return tap;
    }

    internal void Untap(ReplayTap tap) => _taps.Remove(tap);

    internal TrackTap Describe(ReplayTap tap) => Kind == TrackKind.Video
        ? new TrackTap(Id, _media.MimeType, PayloadType, ClockRate, null, tap.Ssrc, "")
        : new TrackTap(Id, "audio/opus", PayloadType, ClockRate, 2, tap.Ssrc, "minptime=10;useinbandfec=1");

    /// <summary>Sends all that was captured until now.</summary>
    internal void Advance(double now, ReplayOutlet outlet)
    {
        var media = _clock.MediaAt(now);
        for (; MediaTimeOf(_next) <= media; _next++)
        {
            ChangeLayer();
            if (!IsPaused && _taps.Count > 0)
                Send(now, outlet);
        }
    }

    private void ChangeLayer()
    {
        var (turn, index) = Math.DivRem(_next, _media.Packets.Count);
        if (_layer is not { } layer || !_media.Packets[(int)index].BeginsKeyFrame)
            return;

        _next = turn * layer.Packets.Count + layer.IndexOf(_media.Packets[(int)index].Frame);
        (_media, _layer) = (layer, null);
    }

    private double MediaTimeOf(long index) => index / _media.Packets.Count * _media.Seconds + _media.Packets[(int)(index % _media.Packets.Count)].Time;

    private void Send(double now, ReplayOutlet outlet)
    {
        var packet = _media.Packets[(int)(_next % _media.Packets.Count)];
        var captured = MediaTimeOf(_next);
        var length = RtpHeader + packet.Payload.Length;
        _buffer[0] = 0x80;
        _buffer[1] = (byte)(PayloadType | (packet.Marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(4), TimestampOf(captured));
        packet.Payload.CopyTo(_buffer.AsSpan(RtpHeader));
        if (_media.MimeType == "video/VP8" && Kind == TrackKind.Video)
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(RtpHeader + 2), PictureIdOf(packet));

        foreach (var tap in _taps)
        {
            if (!tap.Flows || tap.WaitsForKeyFrame && !packet.BeginsKeyFrame)
                continue;
            tap.WaitsForKeyFrame = false;
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), ++tap.Sequence);
            BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(8), tap.Ssrc);
            outlet.Send(_buffer.AsSpan(0, length), tap.Destination, now, _line is null ? now : now + _line.Delay());
            if (now - tap.ReportedAt >= ReportInterval)
                Report(tap, now, outlet);
        }
    }

    private void Report(ReplayTap tap, double now, ReplayOutlet outlet)
    {
        tap.ReportedAt = now;
        Span<byte> report = stackalloc byte[ReportLength];
        report.Clear();
        report[0] = 0x80;
        report[1] = 200;
        BinaryPrimitives.WriteUInt16BigEndian(report[2..], ReportLength / 4 - 1);
        BinaryPrimitives.WriteUInt32BigEndian(report[4..], tap.Ssrc);
        var wall = WallEpoch + _clock.WallAt(now);
        BinaryPrimitives.WriteUInt32BigEndian(report[8..], (uint)wall);
        BinaryPrimitives.WriteUInt32BigEndian(report[12..], (uint)((wall - Math.Floor(wall)) * 4294967296.0));
        BinaryPrimitives.WriteUInt32BigEndian(report[16..], TimestampOf(_clock.MediaAt(now)));
        outlet.Send(report, tap.Destination, now, _line is null ? now : now + _line.Delay());
    }

    private uint TimestampOf(double media) => unchecked(_timestampOffset + (uint)(long)Math.Round(media * ClockRate));

    private ushort PictureIdOf(MediaPacket packet) =>
        (ushort)(0x8000 | (_next / _media.Packets.Count * _media.Frames + packet.Frame & 0x7FFF));
}
