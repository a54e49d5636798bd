namespace Conference.Testing.Movies;

/// <summary>A rectangle of a picture in pixels.</summary>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The largest rectangle of 16:9 in its middle, which is where a camera's picture is.</summary>
    public Area Wide()
    {
        if (Width * 9 == Height * 16)
            return this;
        var (width, height) = Width * 9 > Height * 16 ? (Height * 16 / 9, Height) : (Width, Width * 9 / 16);
        return new Area(X + (Width - width) / 2, Y + (Height - height) / 2, width, height);
    }

    /// <summary>A part of it, in shares of its size.</summary>
    public Area Part(double left, double top, double right, double bottom) => new(
        X + (int)(Width * left), Y + (int)(Height * top), Math.Max(1, (int)(Width * (right - left))), Math.Max(1, (int)(Height * (bottom - top))));
}
