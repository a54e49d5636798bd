using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>A small RGBA picture with smooth edges, enough for cards, circles and letters that were drawn elsewhere.</summary>
internal sealed class Canvas
{
    private readonly Rgba[] _pixels;

    public Canvas(int width, int height, Rgba background)
    {
        (Width, Height) = (width, height);
        _pixels = new Rgba[width * height];
        if (background != default)
            Array.Fill(_pixels, background);
    }

    private Canvas(Canvas original) => (Width, Height, _pixels) = (original.Width, original.Height, [.. original._pixels]);

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<Rgba> Row(int y) => _pixels.AsSpan(y * Width, Width);

    public Canvas Copy() => new(this);

    /// <summary>Replaces what is there, the transparent too.</summary>
    public void Clear(Cell cell, Rgba color)
    {
        for (var y = Math.Max(0, cell.Y); y < Math.Min(Height, cell.Bottom); y++)
            _pixels.AsSpan(y * Width + cell.X, Math.Min(Width, cell.Right) - cell.X).Fill(color);
    }

    public void FillCircle(double centerX, double centerY, double radius, Rgba color) =>
        Fill(centerX - radius, centerY - radius, 2 * radius, 2 * radius, (x, y) => radius - Distance(x - centerX, y - centerY), color);

    public void FillRoundedRectangle(Cell cell, double radius, Rgba color) =>
        Fill(cell.X, cell.Y, cell.Width, cell.Height, (x, y) => InsideRounded(cell, radius, x, y), color);

    /// <summary>Fills what lies in a cell but outside of a rounded rectangle in it.</summary>
    public void FillAround(Cell outer, Cell inner, double radius, Rgba color)
    {
        Clear(outer with { Height = inner.Y - outer.Y }, color);
        Clear(new Cell(outer.X, inner.Bottom, outer.Width, outer.Bottom - inner.Bottom), color);
        Clear(new Cell(outer.X, inner.Y, inner.X - outer.X, inner.Height), color);
        Clear(new Cell(inner.Right, inner.Y, outer.Right - inner.Right, inner.Height), color);
        ForCorners(inner, radius, corner => Fill(
            corner.X, corner.Y, corner.Width, corner.Height, (x, y) => -InsideRounded(inner, radius, x, y), color));
    }

    /// <summary>A line of some thickness along the inside of a rounded rectangle.</summary>
    public void StrokeRoundedRectangle(Cell cell, double radius, double thickness, Rgba color)
    {
        var edge = (int)Math.Ceiling(Math.Max(radius, thickness)) + 1;
        void Part(Cell part) => Fill(part.X, part.Y, part.Width, part.Height, (x, y) =>
        {
            var inside = InsideRounded(cell, radius, x, y);
            return Math.Min(inside, thickness - inside);
        }, color);
        Part(cell with { Height = edge });
        Part(new Cell(cell.X, cell.Bottom - edge, cell.Width, edge));
        Part(new Cell(cell.X, cell.Y + edge, edge, cell.Height - 2 * edge));
        Part(new Cell(cell.Right - edge, cell.Y + edge, edge, cell.Height - 2 * edge));
    }

    /// <summary>A straight line with round ends.</summary>
    public void DrawLine(double x1, double y1, double x2, double y2, double thickness, Rgba color)
    {
        var r = thickness / 2;
        var square = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
        Fill(Math.Min(x1, x2) - r, Math.Min(y1, y2) - r, Math.Abs(x2 - x1) + thickness, Math.Abs(y2 - y1) + thickness, (x, y) =>
        {
            var along = Math.Clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square, 0, 1);
            return r - Distance(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
        }, color);
    }

    /// <summary>The lower half of a ring.</summary>
    public void DrawBowl(double centerX, double centerY, double radius, double thickness, Rgba color) =>
        Fill(centerX - radius - thickness, centerY, 2 * (radius + thickness), radius + thickness,
            (x, y) => thickness / 2 - Math.Abs(Distance(x - centerX, y - centerY) - radius), color);

    /// <summary>Head and shoulders, for people whose name has no letters.</summary>
    public void FillPerson(double centerX, double centerY, double radius, Rgba color)
    {
        FillCircle(centerX, centerY - radius * 0.28, radius * 0.30, color);
        Fill(centerX - radius, centerY, 2 * radius, radius, (x, y) => Math.Min(
            radius * 0.86 - Distance(x - centerX, y - centerY),
            radius * 0.58 - Distance(x - centerX, y - centerY - radius * 0.72)), color);
    }

    public void DrawText(TextMask text, int left, int top, Rgba color)
    {
        for (var y = Math.Max(0, -top); y < Math.Min(text.Height, Height - top); y++)
        {
            for (var x = Math.Max(0, -left); x < Math.Min(text.Width, Width - left); x++)
                Blend((top + y) * Width + left + x, color, text.CoverageAt(x, y) / 255.0);
        }
    }

    /// <param name="inside">Distance of a pixel's middle to the edge, positive inside; half a pixel to either side is blended.</param>
    private void Fill(double left, double top, double width, double height, Func<double, double, double> inside, Rgba color)
    {
        var (firstY, lastY) = (Math.Max(0, (int)Math.Floor(top)), Math.Min(Height, (int)Math.Ceiling(top + height)));
        var (firstX, lastX) = (Math.Max(0, (int)Math.Floor(left)), Math.Min(Width, (int)Math.Ceiling(left + width)));
        for (var y = firstY; y < lastY; y++)
        {
            for (var x = firstX; x < lastX; x++)
                Blend(y * Width + x, color, Math.Clamp(inside(x + 0.5, y + 0.5) + 0.5, 0, 1));
        }
    }

    private void Blend(int at, Rgba color, double coverage)
    {
        if (coverage <= 0)
            return;

        var under = _pixels[at];
        var over = coverage * color.A / 255;
        var alpha = over + under.A / 255.0 * (1 - over);
        byte Mix(byte top, byte bottom) => (byte)Math.Round((top * over + bottom * (under.A / 255.0) * (1 - over)) / alpha);
        _pixels[at] = new Rgba(Mix(color.R, under.R), Mix(color.G, under.G), Mix(color.B, under.B), (byte)Math.Round(alpha * 255));
    }

    private static void ForCorners(Cell cell, double radius, Action<Cell> act)
    {
        var size = (int)Math.Ceiling(radius) + 1;
        if (radius <= 0)
            return;
        act(new Cell(cell.X, cell.Y, size, size));
        act(new Cell(cell.Right - size, cell.Y, size, size));
        act(new Cell(cell.X, cell.Bottom - size, size, size));
        act(new Cell(cell.Right - size, cell.Bottom - size, size, size));
    }

    private static double InsideRounded(Cell cell, double radius, double x, double y)
    {
        var dx = Math.Max(cell.X + radius - x, x - (cell.Right - radius));
        var dy = Math.Max(cell.Y + radius - y, y - (cell.Bottom - radius));
        return radius - (dx > 0 && dy > 0 ? Distance(dx, dy) : Math.Max(dx, dy));
    }

    private static double Distance(double x, double y) => Math.Sqrt(x * x + y * y);
}
