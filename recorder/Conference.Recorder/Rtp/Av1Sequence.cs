namespace Conference.Recorder.Rtp;

/// <summary>What a sequence header of AV1 says (AV1 bitstream §5.5): the size of the picture, and what a file's header needs.</summary>
internal readonly record struct Av1Sequence(int Width, int Height, bool IsReduced, byte ProfileAndLevel, byte Format)
{
    /// <summary>AV1CodecConfigurationRecord (AV1 in ISOBMFF §2.3), with the header itself behind it.</summary>
    public byte[] ToConfiguration(ReadOnlySpan<byte> sequenceHeader) => [0x81, ProfileAndLevel, Format, 0, .. sequenceHeader];

    public static bool TryRead(ReadOnlySpan<byte> content, out Av1Sequence sequence)
    {
        var bits = new BitReader(content);
        var profile = bits.Bits(3);
        bits.Skip(1);
        var isReduced = bits.Bit();
        var (level, tier) = isReduced ? (bits.Bits(5), 0u) : ReadOperatingPoints(ref bits);

        var widthBits = (int)bits.Bits(4) + 1;
        var heightBits = (int)bits.Bits(4) + 1;
        var width = (int)bits.Bits(widthBits) + 1;
        var height = (int)bits.Bits(heightBits) + 1;
        SkipTools(ref bits, isReduced);
        var format = tier << 7 | ReadColor(ref bits, profile);
        sequence = new Av1Sequence(width, height, isReduced, (byte)(profile << 5 | level), (byte)format);
        return profile <= 2 && !bits.IsExhausted;
    }

    private static (uint Level, uint Tier) ReadOperatingPoints(ref BitReader bits)
    {
        var hasModel = false;
        var delayBits = 0;
        if (bits.Bit())
        {
            bits.Skip(64);
            if (bits.Bit())
                bits.UnsignedExpGolomb();
            hasModel = bits.Bit();
            if (hasModel)
            {
                delayBits = (int)bits.Bits(5) + 1;
                bits.Skip(42);
            }
        }

        var hasDelay = bits.Bit();
        var (firstLevel, firstTier) = (0u, 0u);
        var points = bits.Bits(5) + 1;
        for (var i = 0; i < points && !bits.IsExhausted; i++)
        {
            bits.Skip(12);
            var level = bits.Bits(5);
            var tier = level > 7 ? bits.Bits(1) : 0;
            if (i == 0)
                (firstLevel, firstTier) = (level, tier);
            if (hasModel && bits.Bit())
                bits.Skip(2 * delayBits + 1);
            if (hasDelay && bits.Bit())
                bits.Skip(4);
        }

        return (firstLevel, firstTier);
    }

    private static void SkipTools(ref BitReader bits, bool isReduced)
    {
        if (!isReduced && bits.Bit())
            bits.Skip(7);
        bits.Skip(3);
        if (!isReduced)
        {
            bits.Skip(4);
            var hasOrderHint = bits.Bit();
            if (hasOrderHint)
                bits.Skip(2);
            var forcesScreenTools = bits.Bit() ? 2 : bits.Bits(1);
            if (forcesScreenTools > 0 && !bits.Bit())
                bits.Skip(1);
            if (hasOrderHint)
                bits.Skip(3);
        }

        bits.Skip(3);
    }

    /// <summary>high_bitdepth, twelve_bit, monochrome, chroma_subsampling_x and _y, chroma_sample_position: bits 6 to 0.</summary>
    private static uint ReadColor(ref BitReader bits, uint profile)
    {
        var high = bits.Bits(1);
        var twelve = profile == 2 && high == 1 ? bits.Bits(1) : 0;
        var mono = profile == 1 ? 0 : bits.Bits(1);
        var (primaries, transfer, matrix) = bits.Bit() ? (bits.Bits(8), bits.Bits(8), bits.Bits(8)) : (2u, 2u, 2u);
        var (x, y, position) = (1u, 1u, 0u);
        if (mono == 1)
        {
            bits.Skip(1);
        }
        else if ((primaries, transfer, matrix) is (1, 13, 0))
        {
            (x, y) = (0, 0);
        }
        else
        {
            bits.Skip(1);
            (x, y) = profile switch
            {
                0 => (1u, 1u),
                1 => (0u, 0u),
                _ when twelve == 1 => ReadSubsampling(ref bits),
                _ => (1u, 0u),
            };
            position = x == 1 && y == 1 ? bits.Bits(2) : 0;
        }

        return high << 6 | twelve << 5 | mono << 4 | x << 3 | y << 2 | position;
    }

    private static (uint X, uint Y) ReadSubsampling(ref BitReader bits)
    {
        var x = bits.Bits(1);
        return (x, x == 1 ? bits.Bits(1) : 0);
    }
}
