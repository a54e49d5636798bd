namespace Conference.Recorder.Layouts;

/// <summary>A rectangle of the picture in pixels; all figures are even, as 4:2:0 video wants them.</summary>
internal readonly record struct Cell(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;
}
