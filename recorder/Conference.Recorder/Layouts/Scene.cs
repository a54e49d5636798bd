namespace Conference.Recorder.Layouts;

/// <summary>
/// A stretch of constant layout. Each can be rendered by itself, and so can each part of it: <c>scene with { FirstFrame, FrameCount }</c>.
/// </summary>
internal sealed record Scene(VideoFormat Format, int FirstFrame, int FrameCount, IReadOnlyList<Tile> Tiles)
{
    public double From => Format.SecondsAt(FirstFrame);

    public double To => Format.SecondsAt(FirstFrame + FrameCount);
}
