using System.Buffers.Binary;
using Conference.Recorder.Matroska;

namespace Conference.Recorder.Rtp;

/// <summary>
/// H.264 (RFC 6184, packetization modes 0 and 1): single units, STAP-A and FU-A. Frames are written with unit lengths, as in MP4. Each
/// key frame carries its parameter sets, also where the sender sent them only once: so a file can be entered at any of them, and their
/// change changes the picture's size without another file.
/// </summary>
internal sealed class H264Depacketizer(string formatParameters) : Depacketizer
{
    private const int LengthSize = 4;
    private const int TypeMask = 0x1F;
    private const int StapA = 24;
    private const int FuA = 28;

    private readonly H264ParameterSets _parameters = H264ParameterSets.FromFormat(formatParameters);
    private int _fragment = -1;
    private bool _hasSequenceParameters;
    private bool _hasPictureParameters;

    public override MatroskaTrack Track => MatroskaTrack.Video("V_MPEG4/ISO/AVC", Width, Height, _parameters.ToConfiguration());

    public override bool SurvivesLoss => true;

    /// <summary>A parameter set or delimiter goes before a picture; a slice whose first macroblock is number 0 begins one.</summary>
    public override bool StartsFrame(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2)
            return false;

        return (payload[0] & TypeMask) switch
        {
            StapA => payload.Length > 4 && StartsPicture(payload[3..]),
            FuA => (payload[1] & 0x80) != 0 && payload.Length > 2 && StartsPicture([(byte)(payload[1] & TypeMask), payload[2]]),
            _ => StartsPicture(payload),
        };
    }

    public override void Begin()
    {
        base.Begin();
        _fragment = -1;
        _hasSequenceParameters = false;
        _hasPictureParameters = false;
    }

    public override bool TryAppend(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return false;

        return (payload[0] & TypeMask) switch
        {
            StapA => _fragment < 0 && TryAppendAggregate(payload[1..]),
            FuA => TryAppendFragment(payload),
            > 0 and < StapA => _fragment < 0 && TryAppendUnit(payload),
            _ => false,
        };
    }

    public override bool TryFinish()
    {
        if (_fragment >= 0 || Buffer.Length == 0)
            return false;

        if (!IsKey)
            return true;

        if (!_parameters.IsComplete || !_parameters.TryReadSize(out var width, out var height))
            return false;

        (Width, Height) = (width, height);
        return _hasSequenceParameters && _hasPictureParameters || Buffer.TryPrepend(_parameters.ToUnits());
    }

    private static bool StartsPicture(ReadOnlySpan<byte> unit) => (unit[0] & TypeMask) switch
    {
        H264Unit.Delimiter or H264Unit.SequenceParameters or H264Unit.Enhancement => true,
        H264Unit.Slice or H264Unit.KeySlice => (unit[1] & 0x80) != 0,
        _ => false,
    };

    private bool TryAppendAggregate(ReadOnlySpan<byte> units)
    {
        while (units.Length > 2)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(units);
            if (length == 0 || length > units.Length - 2 || !TryAppendUnit(units.Slice(2, length)))
                return false;
            units = units[(2 + length)..];
        }

        return units.IsEmpty;
    }

    private bool TryAppendUnit(ReadOnlySpan<byte> unit)
    {
        if (!Notice(unit) || !Buffer.TryReserve(LengthSize + unit.Length, out var room))
            return false;

        BinaryPrimitives.WriteInt32BigEndian(room, unit.Length);
        unit.CopyTo(room[LengthSize..]);
        return true;
    }

    private bool TryAppendFragment(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 3)
            return false;

        var (starts, ends) = ((payload[1] & 0x80) != 0, (payload[1] & 0x40) != 0);
        if (starts != _fragment < 0)
            return false;

        if (starts)
        {
            _fragment = Buffer.Length;
            if (!Buffer.TryReserve(LengthSize + 1, out var head))
                return false;
            head[LengthSize] = (byte)(payload[0] & 0xE0 | payload[1] & TypeMask);
        }

        if (!Buffer.TryAppend(payload[2..]))
            return false;
        if (!ends)
            return true;

        var length = Buffer.Length - _fragment - LengthSize;
        BinaryPrimitives.WriteInt32BigEndian(Buffer.At(_fragment, LengthSize), length);
        var whole = Buffer.At(_fragment + LengthSize, length);
        _fragment = -1;
        return Notice(whole);
    }

    /// <summary>Keeps parameter sets and sees key frames; false for a parameter set that makes no sense.</summary>
    private bool Notice(ReadOnlySpan<byte> unit)
    {
        switch (unit[0] & TypeMask)
        {
            case H264Unit.SequenceParameters:
                _hasSequenceParameters = true;
                return _parameters.TryKeepSequence(unit);
            case H264Unit.PictureParameters:
                _hasPictureParameters = true;
                return _parameters.TryKeepPicture(unit);
            case H264Unit.KeySlice:
                IsKey = true;
                return true;
            default:
                return true;
        }
    }
}
