using System.Text;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>A small RGBA picture with smooth edges, enough for cards and circles; written as PAM, which FFmpeg reads.</summary>
internal sealed class Canvas
{
    private readonly byte[] _pixels;

    public Canvas(int width, int height, Rgba background)
    {
        Width = width;
        Height = height;
        _pixels = new byte[width * height * 4];
        for (var i = 0; i < _pixels.Length; i += 4)
            Set(i, background);
    }

    public int Width { get; }

    public int Height { get; }

    public void FillCircle(double centerX, double centerY, double radius, Rgba color) =>
        Fill(centerX - radius, centerY - radius, 2 * radius, 2 * radius, (x, y) => radius - Math.Sqrt(Square(x - centerX) + Square(y - centerY)), color);

    public void FillRoundedRectangle(Cell cell, double radius, Rgba color) =>
        Fill(cell.X, cell.Y, cell.Width, cell.Height, (x, y) => InsideRounded(cell, radius, x, y), color);

    /// <summary>Fills what lies in a cell but outside of its rounded shape.</summary>
    public void FillCorners(Cell cell, double radius, Rgba color) =>
        Fill(cell.X, cell.Y, cell.Width, cell.Height, (x, y) => -InsideRounded(cell, radius, x, y), color);

    /// <summary>Darkens the bottom of a cell, more and more downwards, so that letters can be read on any picture.</summary>
    public void FillShade(Cell cell, int height, Rgba color)
    {
        for (var row = 0; row < height; row++)
        {
            var strength = Math.Pow((row + 1.0) / height, 1.5);
            var shade = color with { A = (byte)(color.A * strength) };
            for (var x = cell.X; x < cell.X + cell.Width; x++)
                Blend(((cell.Y + cell.Height - height + row) * Width + x) * 4, shade, 1);
        }
    }

    /// <summary>Head and shoulders, for people whose name has no letters.</summary>
    public void FillPerson(double centerX, double centerY, double radius, Rgba color)
    {
        FillCircle(centerX, centerY - radius * 0.28, radius * 0.30, color);
        Fill(centerX - radius, centerY, 2 * radius, radius, (x, y) => Math.Min(
            radius * 0.86 - Math.Sqrt(Square(x - centerX) + Square(y - centerY)),
            radius * 0.58 - Math.Sqrt(Square(x - centerX) + Square(y - centerY - radius * 0.72))), color);
    }

    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        var header = $"P7\nWIDTH {Width}\nHEIGHT {Height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n";
        await file.WriteAsync(Encoding.ASCII.GetBytes(header), cancellationToken);
        await file.WriteAsync(_pixels, cancellationToken);
    }

    /// <param name="inside">Distance of a pixel's middle to the edge, positive inside; half a pixel to either side is blended.</param>
    private void Fill(double left, double top, double width, double height, Func<double, double, double> inside, Rgba color)
    {
        var (firstY, lastY) = (Math.Max(0, (int)top), Math.Min(Height - 1, (int)Math.Ceiling(top + height)));
        var (firstX, lastX) = (Math.Max(0, (int)left), Math.Min(Width - 1, (int)Math.Ceiling(left + width)));
        for (var y = firstY; y <= lastY; y++)
        {
            for (var x = firstX; x <= lastX; x++)
                Blend((y * Width + x) * 4, color, Math.Clamp(inside(x + 0.5, y + 0.5) + 0.5, 0, 1));
        }
    }

    private void Blend(int at, Rgba color, double coverage)
    {
        if (coverage <= 0)
            return;

        var under = new Rgba(_pixels[at], _pixels[at + 1], _pixels[at + 2], _pixels[at + 3]);
        var over = coverage * color.A / 255;
        var alpha = over + under.A / 255.0 * (1 - over);
        byte Mix(byte top, byte bottom) => (byte)Math.Round((top * over + bottom * (under.A / 255.0) * (1 - over)) / alpha);
        Set(at, new Rgba(Mix(color.R, under.R), Mix(color.G, under.G), Mix(color.B, under.B), (byte)Math.Round(alpha * 255)));
    }

    private void Set(int at, Rgba color)
    {
        _pixels[at] = color.R;
        _pixels[at + 1] = color.G;
        _pixels[at + 2] = color.B;
        _pixels[at + 3] = color.A;
    }

    private static double InsideRounded(Cell cell, double radius, double x, double y)
    {
        var dx = Math.Max(cell.X + radius - x, x - (cell.X + cell.Width - radius));
        var dy = Math.Max(cell.Y + radius - y, y - (cell.Y + cell.Height - radius));
        return radius - (dx > 0 && dy > 0 ? Math.Sqrt(Square(dx) + Square(dy)) : Math.Max(dx, dy));
    }

    private static double Square(double value) => value * value;
}
