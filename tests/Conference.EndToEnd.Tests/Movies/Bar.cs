namespace Conference.EndToEnd.Tests.Movies;

/// <summary>The white bar that wanders across everybody's picture without a stop: it tells whether the picture in a cell moves.</summary>
internal static class Bar
{
    private const int MovieWidth = 1280;
    private const int MovieHeight = 720;
    private const int CellWidth = MovieWidth / 2;

    // A row through the middle of a cell, without the border of who speaks; the bar is four columns wide and moves two in each picture.
    private const int Margin = 8;
    private const int RowHeight = 8;
    private const int Columns = 64;
    private const int Moved = 40;

    private static readonly TimeSpan FrameStep = TimeSpan.FromMilliseconds(40);

    // Seven pictures of the camera: on a busy machine Chromium plays its file with gaps of two or three.
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(0.5);

    /// <summary>From a moment on to the end the picture in a cell moves: none is left out for longer than a busy sender pauses.</summary>
    public static async Task AssertMovesAsync(Movie movie, Seat seat, TimeSpan from)
    {
        var (width, left) = (CellWidth - 2 * Margin, (int)(seat.X * MovieWidth) - CellWidth / 2 + Margin);
        var rows = await movie.BrightnessAsync($"{width}:{RowHeight}:{left}:{(int)(seat.Y * MovieHeight) - RowHeight / 2}", Columns);
        var frames = rows.Chunk(Columns).ToList();
        var movedAt = from;
        for (var i = (int)(from / FrameStep); i < frames.Count; i++)
        {
            var at = i * FrameStep;
            if (frames[i].Zip(frames[i - 1]).Any(column => Math.Abs(column.First - column.Second) > Moved))
                movedAt = at;
            Assert.True(at - movedAt < LongestStandstill, $"The picture at {seat} stands still from {movedAt.TotalSeconds:0.00} s on.");
        }
    }
}
