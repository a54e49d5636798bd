namespace Conference.Recorder.Layouts;

/// <summary>A rectangle of the picture in pixels; all figures are even, as 4:2:0 video wants them.</summary>
internal readonly record struct Cell(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public Cell Deflate(int by) => new(X + by, Y + by, Width - 2 * by, Height - 2 * by);

    /// <summary>The largest 16:9 rectangle in the middle of this one.</summary>
    public Cell Largest16To9()
    {
        var (width, height) = Width * 9 > Height * 16 ? (Height * 16 / 9 & ~1, Height) : (Width, Width * 9 / 16 & ~1);
        return new Cell(X + (Width - width) / 2 & ~1, Y + (Height - height) / 2 & ~1, width, height);
    }
}
