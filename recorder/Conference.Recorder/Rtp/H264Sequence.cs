namespace Conference.Recorder.Rtp;

/// <summary>Reads the size of the picture out of a sequence parameter set (ITU-T H.264 §7.3.2.1.1).</summary>
internal static class H264Sequence
{
    private const int LargestSize = 16_384;

    public static bool TryRead(ReadOnlySpan<byte> unit, out uint id, out int width, out int height)
    {
        Span<byte> plain = stackalloc byte[Math.Min(unit.Length, 512)];
        var bits = new BitReader(plain[..Unescape(unit, plain)]);
        bits.Skip(8);
        var profile = bits.Bits(8);
        bits.Skip(16);
        id = bits.UnsignedExpGolomb();
        var chroma = HasChroma(profile) ? ReadChroma(ref bits) : 1;
        bits.UnsignedExpGolomb();
        SkipOrder(ref bits);
        bits.UnsignedExpGolomb();
        bits.Skip(1);
        var columns = bits.UnsignedExpGolomb() + 1L;
        var rows = bits.UnsignedExpGolomb() + 1L;
        var isProgressive = bits.Bit();
        if (!isProgressive)
            bits.Skip(1);
        bits.Skip(1);

        var (cropX, cropY) = (0L, 0L);
        if (bits.Bit())
        {
            var unitX = chroma is 1 or 2 ? 2 : 1;
            var unitY = (chroma == 1 ? 2 : 1) * (isProgressive ? 1 : 2);
            cropX = ((long)bits.UnsignedExpGolomb() + bits.UnsignedExpGolomb()) * unitX;
            cropY = ((long)bits.UnsignedExpGolomb() + bits.UnsignedExpGolomb()) * unitY;
        }

        var (w, h) = (columns * 16 - cropX, rows * 16 * (isProgressive ? 1 : 2) - cropY);
        var sane = id < 32 && w is > 0 and <= LargestSize && h is > 0 and <= LargestSize && !bits.IsExhausted;
        (width, height) = sane ? ((int)w, (int)h) : (0, 0);
        return sane;
    }

    private static bool HasChroma(uint profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static uint ReadChroma(ref BitReader bits)
    {
        var chroma = bits.UnsignedExpGolomb();
        if (chroma == 3)
            bits.Skip(1);
        bits.UnsignedExpGolomb();
        bits.UnsignedExpGolomb();
        bits.Skip(1);
        if (!bits.Bit())
            return chroma;

        for (var i = 0; i < (chroma == 3 ? 12 : 8); i++)
        {
            if (bits.Bit())
                SkipScalingList(ref bits, i < 6 ? 16 : 64);
        }

        return chroma;
    }

    private static void SkipScalingList(ref BitReader bits, int size)
    {
        var (last, next) = (8, 8);
        for (var i = 0; i < size && !bits.IsExhausted; i++)
        {
            if (next != 0)
                next = (last + bits.SignedExpGolomb() + 256) % 256;
            last = next == 0 ? last : next;
        }
    }

    private static void SkipOrder(ref BitReader bits)
    {
        var type = bits.UnsignedExpGolomb();
        if (type == 0)
        {
            bits.UnsignedExpGolomb();
        }
        else if (type == 1)
        {
            bits.Skip(1);
            bits.SignedExpGolomb();
            bits.SignedExpGolomb();
            for (var cycles = Math.Min(255, bits.UnsignedExpGolomb()); cycles > 0; cycles--)
                bits.SignedExpGolomb();
        }
    }

    /// <summary>Takes out the bytes that keep start codes from appearing (§7.4.1).</summary>
    private static int Unescape(ReadOnlySpan<byte> unit, Span<byte> plain)
    {
        var (length, zeros) = (0, 0);
        foreach (var octet in unit)
        {
            if (length == plain.Length)
                break;
            if (zeros >= 2 && octet == 3)
            {
                zeros = 0;
                continue;
            }

            zeros = octet == 0 ? zeros + 1 : 0;
            plain[length++] = octet;
        }

        return length;
    }
}
