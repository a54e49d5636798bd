using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Rtp;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>One stretch of a track, from packets to one file: put in order, made into frames, placed in time, written.</summary>
/// <remarks>Packets come from one receive loop, everything else from elsewhere: a lock that is hardly ever contended keeps them apart.</remarks>
internal sealed partial class Take
{
    private readonly Lock _lock = new();
    private readonly CaptureContext _context;
    private readonly ILogger _logger;
    private readonly TrackTap _tap;
    private readonly StreamClock _clock;
    private readonly ReorderBuffer _reorder;
    private readonly FrameAssembler _frames;
    private readonly TakeRecorder _recorder;
    private bool _epochAsked;
    private bool _ended;
    private bool _failed;
    private long _busy;
    private long _packets;

    public Take(CaptureContext context, string id, TrackTap tap, Depacketizer depacketizer, KeyFrameRequester? keyFrames)
    {
        _context = context;
        _logger = context.Logger;
        _tap = tap;
        _clock = new StreamClock(tap.ClockRate);
        _recorder = new TakeRecorder(context, id, tap, depacketizer, keyFrames);
        _frames = new FrameAssembler(depacketizer, _recorder);
        _reorder = new ReorderBuffer(_frames);
        LastPacketAt = context.Clock.Now;
    }

    /// <summary>When the last packet came, or else when the take began to wait for one; on the recording's clock.</summary>
    public double LastPacketAt { get; private set; }

    /// <summary>When the last frame was taken that can be decoded, or else when the take began to wait for one.</summary>
    public double LastFrameAt => _recorder.LastFrameAt;

    /// <summary>When the last key frame came; null before the first.</summary>
    public double? LastKeyFrameAt => _recorder.LastKeyFrameAt;

    /// <summary>
    /// Whether it is time for a key frame, so that a scene can be entered anywhere without decoding much of what came before; not while
    /// nothing flows.
    /// </summary>
    public bool KeyFrameIsDue(double now)
    {
        const double longestInterval = 10;
        const double flowing = 1;
        return LastKeyFrameAt is { } last && now - last > longestInterval && now - LastPacketAt < flowing;
    }

    /// <summary>The track was resumed: what comes now may be on another clock.</summary>
    public void ExpectNewEpoch()
    {
        lock (_lock)
            _epochAsked = true;
    }

    public void OnPacket(ReadOnlySpan<byte> packet, in RtpHeader header, double now)
    {
        var since = _context.Clock.Time.GetTimestamp();
        lock (_lock)
        {
            if (_ended || _failed)
                return;

            try
            {
                if (header.PayloadType == _tap.PayloadType)
                    Place(packet.Slice(header.PayloadOffset, header.PayloadLength), header, now);
                else
                    RefuseType(now);
            }
            catch (Exception exception)
            {
                // Packets come from anybody's browser. Should one of them hit a fault of ours, the participant's other tracks go on.
                _failed = true;
                _context.Journal.Append(new TrackRefused(now, _tap.TrackId, $"A packet could not be handled: {exception.Message}"));
                LogPacketFailed(exception, _context.Folder.Id, _tap.TrackId);
            }

            _busy += _context.Clock.Time.GetTimestamp() - since;
        }
    }

    public void OnSenderReport(in SenderReport report, double now)
    {
        lock (_lock)
        {
            if (!_ended && _packets > 0)
                _recorder.OnSenderReport(now, _clock.Epoch, _clock.ToFileTime(report.RtpTimestamp), report.NtpSeconds);
        }
    }

    /// <summary>To be called a few times a second: what waits for packets that don't come is given up, what is gathered is written.</summary>
    public void Tick(double now)
    {
        lock (_lock)
        {
            if (_ended || _failed)
                return;

            _recorder.Advance(now);
            _reorder.Release(now);
            _recorder.Tick(now);
        }
    }

    /// <summary>Completes when the file is finished.</summary>
    public Task EndAsync(EndReason reason)
    {
        lock (_lock)
        {
            if (_ended)
                return Task.CompletedTask;

            _ended = true;
            _recorder.Advance(_context.Clock.Now);
            if (!_failed)
                _reorder.Drain();
            _frames.End();
            return _recorder.EndAsync(reason, _packets, _reorder.Lost, _context.Clock.Time.GetElapsedTime(0, _busy).TotalSeconds);
        }
    }

    private void Place(ReadOnlySpan<byte> payload, in RtpHeader header, double now)
    {
        if (_epochAsked)
        {
            _epochAsked = false;
            _clock.ExpectNewEpoch();
        }

        LastPacketAt = now;
        _packets++;
        if (!_clock.TryPlace(header.Sequence, header.Timestamp, now, out var placement))
            return;

        _recorder.Advance(now);
        _recorder.OnPlaced(now, _clock.Epoch, placement);
        _reorder.Add(payload, header.Marker, placement, now);
    }

    private void RefuseType(double now)
    {
        _recorder.Advance(now);
        _recorder.OnMalformed();
    }

    [LoggerMessage(4012, LogLevel.Error, "Recording {RecordingId}: a packet of track {TrackId} could not be handled; the rest of the track is missing")]
    private partial void LogPacketFailed(Exception exception, string recordingId, string trackId);
}
