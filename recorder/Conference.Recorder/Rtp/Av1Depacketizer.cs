using Conference.Recorder.Matroska;

namespace Conference.Recorder.Rtp;

/// <summary>
/// AV1 (RTP Payload Format For AV1, v1.0). A temporal unit is written as Matroska wants it: its OBUs with their sizes put back, without
/// delimiter.
/// </summary>
internal sealed class Av1Depacketizer : Depacketizer
{
    private readonly FrameBuffer _obu = new();
    private byte[] _sequenceHeader = [];
    private Av1Sequence _sequence;
    private bool _isOpen;
    private bool _hasSequence;
    private bool _hasKeyFrame;

    public override MatroskaTrack Track => MatroskaTrack.Video("V_AV1", Width, Height, _sequence.ToConfiguration(_sequenceHeader));

    /// <summary>N says so; else a header that is not the rest of an earlier one.</summary>
    public override bool StartsFrame(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2 || (payload[0] & 0x80) != 0)
            return false;
        if ((payload[0] & 0x08) != 0)
            return true;

        var rest = payload[1..];
        return TryTakeElement(ref rest, Count(payload[0]), 1, out var first)
            && !first.IsEmpty
            && Av1Obu.TypeOf(first[0]) is Av1Obu.SequenceHeader or Av1Obu.TemporalDelimiter or Av1Obu.FrameHeader or Av1Obu.Frame;
    }

    public override void Begin()
    {
        base.Begin();
        _obu.Clear();
        _isOpen = false;
        _hasSequence = false;
        _hasKeyFrame = false;
    }

    public override bool TryAppend(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2)
            return false;

        var (continues, goesOn, count) = ((payload[0] & 0x80) != 0, (payload[0] & 0x40) != 0, Count(payload[0]));
        if (continues != _isOpen)
            return false;

        var rest = payload[1..];
        for (var number = 1; !rest.IsEmpty; number++)
        {
            if (!TryTakeElement(ref rest, count, number, out var element) || !_obu.TryAppend(element))
                return false;

            _isOpen = goesOn && rest.IsEmpty;
            if (!_isOpen && !TryFinishObu())
                return false;
        }

        return true;
    }

    public override bool TryFinish()
    {
        if (_isOpen || Buffer.Length == 0)
            return false;

        IsKey = _hasSequence && _hasKeyFrame;
        return true;
    }

    /// <summary>W of the aggregation header: how many elements there are, 0 when each tells its length.</summary>
    private static int Count(byte header) => header >> 4 & 0x03;

    private static bool TryTakeElement(ref ReadOnlySpan<byte> rest, int count, int number, out ReadOnlySpan<byte> element)
    {
        element = rest;
        if (count > 0 && number == count)
        {
            rest = default;
            return true;
        }

        if (!Av1Obu.TryReadSize(rest, out var size, out var length) || size > rest.Length - length)
            return false;

        element = rest.Slice(length, size);
        rest = rest[(length + size)..];
        return true;
    }

    private bool TryFinishObu()
    {
        var obu = _obu.Written;
        if (obu.IsEmpty)
            return true;

        if (!Av1Obu.TrySplit(obu, out var head, out var content))
            return false;

        switch (Av1Obu.TypeOf(obu[0]))
        {
            case Av1Obu.TemporalDelimiter or Av1Obu.TileList or Av1Obu.Padding:
                _obu.Clear();
                return true;
            case Av1Obu.SequenceHeader when !TryKeep(head, content):
                return false;
            case Av1Obu.Frame or Av1Obu.FrameHeader:
                // show_existing_frame, then frame_type; a reduced still picture is a key frame without saying so.
                _hasKeyFrame |= _sequence.IsReduced || !content.IsEmpty && (content[0] & 0xE0) == 0;
                break;
        }

        var done = Av1Obu.TryWrite(Buffer, head, content);
        _obu.Clear();
        return done;
    }

    private bool TryKeep(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        if (!Av1Sequence.TryRead(content, out var sequence))
            return false;

        _hasSequence = true;
        _sequence = sequence;
        (Width, Height) = (sequence.Width, sequence.Height);
        var whole = new FrameBuffer();
        if (!Av1Obu.TryWrite(whole, head, content))
            return false;
        if (!whole.Written.SequenceEqual(_sequenceHeader))
            _sequenceHeader = whole.Written.ToArray();
        return true;
    }
}
