namespace Conference.Recorder.Compose;

/// <summary>A line of text as it is drawn: for each pixel how much of it is covered.</summary>
internal sealed class TextMask
{
    private readonly byte[] _coverage;
    private readonly int _stride;
    private readonly int _left;
    private readonly double _fade;
    private readonly bool _fadesLeft;

    /// <param name="coverage">Of a picture as wide as <paramref name="stride"/>.</param>
    /// <param name="baseline">Row on which the letters stand.</param>
    public TextMask(byte[] coverage, int stride, int height, int baseline)
    {
        (_coverage, _stride, Height, Baseline) = (coverage, stride, height, baseline);
        var columns = Enumerable.Range(0, stride).Where(x => Enumerable.Range(0, height).Any(y => coverage[y * stride + x] > 0)).ToArray();
        (_left, Width) = columns.Length == 0 ? (0, 0) : (columns[0], columns[^1] - columns[0] + 1);
    }

    private TextMask(TextMask whole, int width, bool fadesLeft, double fade)
    {
        (_coverage, _stride, Height, Baseline, Width) = (whole._coverage, whole._stride, whole.Height, whole.Baseline, width);
        (_left, _fadesLeft, _fade) = (fadesLeft ? whole._left + whole.Width - width : whole._left, fadesLeft, fade);
    }

    /// <summary>Pieces of a line one after the other, with a space between them.</summary>
    public static TextMask Join(IReadOnlyList<TextMask> pieces, int height, int baseline, int space)
    {
        if (pieces.Count == 1)
            return pieces[0];

        var stride = Math.Max(1, pieces.Sum(piece => piece.Width + space));
        var coverage = new byte[stride * height];
        var left = 0;
        foreach (var piece in pieces)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < piece.Width; x++)
                    coverage[y * stride + left + x] = piece.CoverageAt(x, y);
            }

            left += piece.Width + space;
        }

        return new TextMask(coverage, stride, height, baseline);
    }

    public int Width { get; }

    public int Height { get; }

    public int Baseline { get; }

    public byte CoverageAt(int x, int y)
    {
        var value = _coverage[y * _stride + _left + x];
        if (_fade == 0)
            return value;
        return (byte)(value * Math.Clamp((_fadesLeft ? x : Width - 1 - x) / _fade, 0, 1));
    }

    /// <summary>No wider than this; what is too long fades out where it would go on: for right-to-left text, on the left.</summary>
    public TextMask FitTo(int width, bool rightToLeft) => Width <= width ? this : new TextMask(this, width, rightToLeft, Height * 0.8);
}
