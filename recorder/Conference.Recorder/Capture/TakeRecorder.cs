using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Matroska;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Capture;

/// <summary>Writes the frames of a take to its file, and what matters of them and of their clock to the journal.</summary>
internal sealed class TakeRecorder(CaptureContext context, string id, TrackTap tap, Depacketizer depacketizer, KeyFrameRequester? keyFrames)
    : IFrameSink
{
    // With the tick's interval it is on the disk within 0.7 s, whatever comes next: what a kill may cost.
    private const double LongestGathering = 0.45;

    private readonly ClockSampler _sampler = new(id, context.Journal);
    private readonly DamageLog _damage = new(id, context.Journal);
    private readonly bool _isVideo = keyFrames is not null;
    private TrackFile? _file;
    private MatroskaWriter? _writer;
    private (double At, int Epoch, double FileTime)? _epoch;
    private bool _waitsForKey = keyFrames is not null;
    private (double Since, double Last, int Count) _malformed;
    private int _width;
    private int _height;
    private double _now;
    private double _gatheringSince;

    public double LastFrameAt { get; private set; } = context.Clock.Now;

    public double? LastKeyFrameAt { get; private set; }

    /// <summary>What is called next happens at a moment of the recording's clock.</summary>
    public void Advance(double now) => _now = now;

    /// <summary>A packet arrived whose place in time is known.</summary>
    public void OnPlaced(double now, int epoch, in Placement placement)
    {
        if (placement.BeginsEpoch)
        {
            _epoch = (now, epoch, placement.FileTime);
            if (_writer is not null)
                context.Journal.Append(new ClockRebased(now, id, epoch, placement.FileTime));
        }

        if (_writer is not null)
            _sampler.OnPacket(now, epoch, placement.FileTime);
    }

    public void OnSenderReport(double now, int epoch, double fileTime, double ntp)
    {
        if (_writer is not null)
            _sampler.OnSenderReport(now, epoch, fileTime, ntp);
    }

    public void OnFrame(double fileTime, Depacketizer frame)
    {
        if (_waitsForKey && !frame.IsKey)
        {
            _damage.OnSkipped(fileTime);
            return;
        }

        _writer ??= Begin(fileTime, frame);
        if (_isVideo && frame.IsKey)
            OnKeyFrame(fileTime, frame);
        LastFrameAt = _now;
        if (_writer.Append(fileTime, frame.IsKey, frame.Frame))
            _gatheringSince = _now;
    }

    public void OnDamage(double fileTime)
    {
        if (!_isVideo || _writer is null)
            return;

        _waitsForKey |= !depacketizer.SurvivesLoss;
        _damage.OnLoss(fileTime);
        keyFrames?.Want();
    }

    public void OnMalformed()
    {
        _malformed = (_malformed.Count == 0 ? _now : _malformed.Since, _now, _malformed.Count + 1);
        if (_malformed.Count == 1)
            TellMalformed();
    }

    public void Tick(double now)
    {
        if (_writer is { HasOpenCluster: true } && now - _gatheringSince >= LongestGathering)
            _writer.Flush();
        _damage.Tick(now);
    }

    public async Task EndAsync(EndReason reason, long packets, long lost, double cpuSeconds)
    {
        if (_malformed.Count > 1)
            TellMalformed();
        if (_writer is null)
            return;

        _writer.Flush();
        _damage.End(_now);
        await _file!.CloseAsync();
        context.Journal.Append(new TakeEnded(context.Clock.Now, id, reason.ToString(), packets, lost, cpuSeconds));
    }

    private void TellMalformed() => context.Journal.Append(new PacketMalformed(_malformed.Last, id, tap.TrackId, _malformed.Since, _malformed.Count));

    private MatroskaWriter Begin(double fileTime, Depacketizer frame)
    {
        var name = id + ".mkv";
        context.Journal.Append(new TakeBegan(_now, id, tap.TrackId, name, tap.MimeType, tap.ClockRate, tap.Ssrc));
        var epoch = _epoch ?? (_now, 0, fileTime);
        context.Journal.Append(new ClockRebased(epoch.At, id, epoch.Epoch, epoch.FileTime));
        _file = new TrackFile(context.Folder.Track(name), context.Disk);
        return new MatroskaWriter(frame.Track, _file);
    }

    private void OnKeyFrame(double fileTime, Depacketizer frame)
    {
        _waitsForKey = false;
        LastKeyFrameAt = _now;
        keyFrames?.Satisfy();
        _damage.OnKeyFrame(fileTime);
        if ((frame.Width, frame.Height) == (_width, _height))
            return;

        (_width, _height) = (frame.Width, frame.Height);
        context.Journal.Append(new PictureSized(_now, id, fileTime, _width, _height));
    }
}
