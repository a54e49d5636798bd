namespace Conference.Recorder.Rtp;

/// <summary>Reads bits, most significant first. Behind the end there are zeros, and <see cref="IsExhausted"/>.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public readonly bool IsExhausted => _position > _data.Length * 8;

    public bool Bit() => Bits(1) != 0;

    public uint Bits(int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++, _position++)
        {
            var octet = _position >> 3;
            value = value << 1 | (octet < _data.Length ? (uint)(_data[octet] >> (7 - (_position & 7))) & 1 : 0);
        }

        return value;
    }

    public void Skip(int count) => _position += count;

    /// <summary>Exp-Golomb ue(v) of H.264 §9.1; also uvlc() of AV1 §4.10.3.</summary>
    public uint UnsignedExpGolomb()
    {
        var zeros = 0;
        while (!IsExhausted && zeros < 32 && !Bit())
            zeros++;
        return zeros >= 32 ? uint.MaxValue : (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>Exp-Golomb se(v) of H.264 §9.1.1.</summary>
    public int SignedExpGolomb()
    {
        var value = UnsignedExpGolomb();
        return (value & 1) != 0 ? (int)(value / 2 + 1) : -(int)(value / 2);
    }
}
