using Conference.Recorder.Rtp;

namespace Conference.Recorder.Capture;

/// <summary>Makes frames of payloads. A frame of which a packet is missing is left out.</summary>
internal sealed class FrameAssembler(Depacketizer depacketizer, IFrameSink sink) : IPayloadSink
{
    private const long None = long.MinValue;

    private bool _isOpen;
    private bool _gapPending;
    private long _ticks = None;
    private long _spoiled = None;
    private double _fileTime;

    public void OnPayload(ReadOnlySpan<byte> payload, bool marker, in Placement placement, bool followsGap)
    {
        var isNew = placement.Ticks != _ticks;
        if (placement.BeginsEpoch || followsGap || _gapPending)
            OnBreak(payload, placement, followsGap || _gapPending || _ticks == None || _isOpen);
        else if (_isOpen && isNew)
            Finish();

        // Packets of padding alone fill a sender's idle bandwidth: they only count.
        if (payload.IsEmpty || placement.Ticks == _spoiled)
            return;

        if (!_isOpen)
            Open(placement);
        if (!depacketizer.TryAppend(payload))
        {
            sink.OnMalformed();
            Spoil(placement.Ticks, placement.FileTime);
        }
        else if (depacketizer.EndsFrame(marker))
        {
            Finish();
        }
    }

    /// <summary>Nothing more comes: a frame that is not whole by now never will be.</summary>
    public void End() => _isOpen = false;

    private void OnBreak(ReadOnlySpan<byte> payload, in Placement placement, bool isLoss)
    {
        _isOpen = false;
        _gapPending = isLoss && payload.IsEmpty;
        if (!isLoss)
            return;

        if (_gapPending || depacketizer.StartsFrame(payload) && placement.Ticks != _ticks)
            sink.OnDamage(placement.FileTime);
        else
            Spoil(placement.Ticks, placement.FileTime);
    }

    private void Open(in Placement placement)
    {
        depacketizer.Begin();
        _isOpen = true;
        _ticks = placement.Ticks;
        _fileTime = placement.FileTime;
    }

    private void Finish()
    {
        _isOpen = false;
        if (depacketizer.TryFinish())
        {
            sink.OnFrame(_fileTime, depacketizer);
            return;
        }

        sink.OnMalformed();
        Spoil(_ticks, _fileTime);
    }

    private void Spoil(long ticks, double fileTime)
    {
        _isOpen = false;
        _spoiled = ticks;
        sink.OnDamage(fileTime);
    }
}
