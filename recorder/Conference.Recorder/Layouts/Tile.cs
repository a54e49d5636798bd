using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>
/// A person, or the screen that a person shares, in a cell; without a picture an avatar is shown. Cells touch: what is to be seen of a
/// tile is <see cref="Visible"/>.
/// </summary>
internal sealed record Tile(string ParticipantId, string Label, bool IsScreen, Cell Cell, VideoSpan? Video)
{
    // Half of the gap between two tiles, for 720 lines.
    private const int Edge = 4;

    /// <summary>
    /// The size of the picture; null where it is not known. Sizes of one shape count as one, the first: a camera that sends fewer lines for a
    /// while looks as it did.
    /// </summary>
    public (int Width, int Height)? Picture { get; init; }

    /// <summary>When the person is heard, in seconds of the recording; empty for screens.</summary>
    public IReadOnlyList<Interval> Speaking { get; init; } = [];

    /// <summary>When the person's microphone is off; empty for screens.</summary>
    public IReadOnlyList<Interval> Muted { get; init; } = [];

    /// <summary>The cell without the gap around it; a tile that is the whole picture has none.</summary>
    public Cell Visible(VideoFormat format) => FillsPicture(format) ? Cell : Cell.Deflate(format.ScaledEven(Edge));

    /// <summary>Rounded as in the web client; the corners of a shared screen may hold something to read.</summary>
    public double CornerRadius(VideoFormat format) =>
        IsScreen || FillsPicture(format) ? 0 : Math.Clamp(Cell.Height / 28.0, format.Scaled(6), format.Scaled(14));

    private bool FillsPicture(VideoFormat format) => Cell.Width == format.Width && Cell.Height == format.Height;
}
