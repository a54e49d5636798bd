using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>Somebody who is there at a moment, and what can be seen of them.</summary>
internal sealed record Attendee(string Id, string Name, VideoSpan? Camera, VideoSpan? Screen)
{
    // Cameras' shapes are far apart (16:9, 4:3, 1:1, 3:4, 9:16); the sizes of one camera differ by rounding.
    private const double SameShape = 0.03;

    public (int Width, int Height)? CameraPicture { get; init; }

    public (int Width, int Height)? ScreenPicture { get; init; }

    public Tile InPerson(Cell cell) => new(Id, Name, IsScreen: false, cell, Camera) { Picture = CameraPicture };

    public Tile OnScreen(Cell cell) => new(Id, $"{Name} (screen)", IsScreen: true, cell, Screen) { Picture = ScreenPicture };

    /// <summary>The size of a span's picture at a moment, or the first that was of the same shape.</summary>
    public static (int Width, int Height)? PictureAt(VideoSpan? span, double moment)
    {
        if (span is null || span.Sizes.Count == 0)
            return null;

        var now = span.Sizes.LastOrDefault(size => size.From <= moment, span.Sizes[0]);
        var first = span.Sizes.First(size =>
            Math.Abs((double)size.Width * now.Height / ((double)size.Height * now.Width) - 1) < SameShape);
        return (first.Width, first.Height);
    }
}
