using System.Buffers.Binary;

namespace Conference.Recorder.Rtp;

/// <summary>The parameter sets of a stream that count at the moment.</summary>
internal sealed class H264ParameterSets
{
    private const int LargestUnit = 4096;

    private readonly SortedDictionary<uint, byte[]> _sequence = [];
    private readonly SortedDictionary<uint, byte[]> _picture = [];
    private uint _latest;

    public bool IsComplete => _sequence.Count > 0 && _picture.Count > 0;

    /// <summary>Reads what the format parameters of an SDP give (<c>sprop-parameter-sets</c>); what makes no sense is left out.</summary>
    public static H264ParameterSets FromFormat(string formatParameters)
    {
        const string name = "sprop-parameter-sets=";
        var sets = new H264ParameterSets();
        var given = formatParameters.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(parameter => parameter.StartsWith(name, StringComparison.Ordinal));
        foreach (var base64 in given?[name.Length..].Split(',') ?? [])
        {
            var unit = new byte[base64.Length];
            if (!Convert.TryFromBase64String(base64, unit, out var length) || length < 2)
                continue;

            // Kept by what they are; a set that cannot be read is as good as none.
            _ = (unit[0] & 0x1F) == H264Unit.SequenceParameters
                ? sets.TryKeepSequence(unit.AsSpan(0, length))
                : sets.TryKeepPicture(unit.AsSpan(0, length));
        }

        return sets;
    }

    public bool TryKeepSequence(ReadOnlySpan<byte> unit)
    {
        if (unit.Length is < 5 or > LargestUnit || !H264Sequence.TryRead(unit, out var id, out _, out _))
            return false;

        _latest = id;
        Keep(_sequence, id, unit);
        return true;
    }

    public bool TryKeepPicture(ReadOnlySpan<byte> unit)
    {
        if (unit.Length is < 2 or > LargestUnit)
            return false;

        var bits = new BitReader(unit[1..]);
        var id = bits.UnsignedExpGolomb();
        if (id > 255)
            return false;

        Keep(_picture, id, unit);
        return true;
    }

    /// <summary>Size of the picture in pixels, as the newest set says.</summary>
    public bool TryReadSize(out int width, out int height)
    {
        (width, height) = (0, 0);
        return _sequence.TryGetValue(_latest, out var unit) && H264Sequence.TryRead(unit, out _, out width, out height);
    }

    /// <summary>AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3).</summary>
    public byte[] ToConfiguration()
    {
        var newest = _sequence[_latest];
        var record = new List<byte> { 1, newest[1], newest[2], newest[3], 0xFF, (byte)(0xE0 | _sequence.Count) };
        Append(record, _sequence.Values);
        record.Add((byte)Math.Min(255, _picture.Count));
        Append(record, _picture.Values);

        // The high profiles say what they sample: here always 4:2:0 with 8 bits, as every browser sends.
        if (newest[1] is 100 or 110 or 122 or 144)
            record.AddRange([0xFD, 0xF8, 0xF8, 0]);
        return [.. record];
    }

    /// <summary>All sets as units with lengths, as they stand in front of a key frame.</summary>
    public byte[] ToUnits()
    {
        var units = new List<byte>();
        Span<byte> length = stackalloc byte[4];
        foreach (var unit in _sequence.Values.Concat(_picture.Values))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, unit.Length);
            units.AddRange(length);
            units.AddRange(unit);
        }

        return [.. units];
    }

    private static void Keep(SortedDictionary<uint, byte[]> sets, uint id, ReadOnlySpan<byte> unit)
    {
        // They are sent with every key frame: nothing is copied while nothing changes.
        if (!sets.TryGetValue(id, out var known) || !unit.SequenceEqual(known))
            sets[id] = unit.ToArray();
    }

    private static void Append(List<byte> record, IEnumerable<byte[]> units)
    {
        foreach (var unit in units)
        {
            record.Add((byte)(unit.Length >> 8));
            record.Add((byte)unit.Length);
            record.AddRange(unit);
        }
    }
}
