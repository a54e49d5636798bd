namespace Conference.Testing.Movies;

/// <summary>One picture of a film, 4:2:0.</summary>
internal readonly ref struct Frame(ReadOnlySpan<byte> bytes, int width, int height)
{
    private const int HandPositions = 30;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public static int SizeOf(int width, int height) => width * height * 3 / 2;

    public Glimpse Look(Area area)
    {
        var patch = area.Part(0.1, 0.45, 0.2, 0.6);
        var center = area.Part(0.47, 0.45, 0.53, 0.55);
        return new Glimpse(
            ColorOf(patch), Luma(center), Luma(patch), HandIn(area.Part(0, 0.15, 1, 0.21)), ColorOf(new Area(area.X + 1, area.Y + area.Height / 3, 2, area.Height / 3)));
    }

    /// <summary>Mean brightness of the whole picture, from a sample of it.</summary>
    public double Brightness()
    {
        var (sum, count) = (0L, 0);
        for (var i = 7; i < width * height; i += 397, count++)
            sum += _bytes[i];
        return (double)sum / count;
    }

    private double Luma(Area area)
    {
        var sum = 0L;
        for (var y = area.Y; y < area.Y + area.Height; y++)
        {
            foreach (var luma in _bytes.Slice(y * width + area.X, area.Width))
                sum += luma;
        }

        return (double)sum / (area.Width * area.Height);
    }

    // BT.601, limited range: what libvpx is given when its source is RGB.
    private (double R, double G, double B) ColorOf(Area area)
    {
        var y = 1.164 * (Luma(area) - 16);
        var u = Chroma(area, width * height) - 128;
        var v = Chroma(area, width * height * 5 / 4) - 128;
        return (y + 1.596 * v, y - 0.392 * u - 0.813 * v, y + 2.017 * u);
    }

    private double Chroma(Area area, int plane)
    {
        var (sum, count) = (0L, 0);
        for (var y = area.Y / 2; y < Math.Max(area.Y / 2 + 1, (area.Y + area.Height) / 2); y++)
        {
            for (var x = area.X / 2; x < Math.Max(area.X / 2 + 1, (area.X + area.Width) / 2); x++, count++)
                sum += _bytes[plane + y * (width / 2) + x];
        }

        return (double)sum / count;
    }

    private int HandIn(Area strip)
    {
        Span<double> columns = stackalloc double[HandPositions];
        var darkest = 0;
        for (var i = 0; i < HandPositions; i++)
        {
            columns[i] = Luma(strip.Part((i + 0.25) / HandPositions, 0, (i + 0.75) / HandPositions, 1));
            if (columns[i] < columns[darkest])
                darkest = i;
        }

        var hand = columns[darkest];
        columns.Sort();
        return columns[HandPositions / 2] - hand > 10 ? darkest : -1;
    }
}
