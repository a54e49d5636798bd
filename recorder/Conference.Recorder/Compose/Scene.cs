namespace Conference.Recorder.Compose;

/// <summary>A stretch of constant layout. Each can be rendered by itself.</summary>
internal sealed record Scene(int FirstFrame, int FrameCount, IReadOnlyList<Tile> Tiles)
{
    public double From => VideoFormat.SecondsAt(FirstFrame);
}
