namespace Conference.Recorder.Layouts;

/// <summary>
/// Equal 16:9 cells in rows, as large as they fit, the last row centred. Cells touch: with four people at 720p each is 640x360, a size
/// in which cameras send, and nothing need be scaled. The gaps are painted over the pictures' edges.
/// </summary>
internal static class GridLayout
{
    /// <summary>More people than this are not shown at a time.</summary>
    public const int LargestCount = 25;

    public static IReadOnlyList<Cell> For(int count, VideoFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        if (count == 0)
            return [];

        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var (width, height) = (Even(format.Width / columns), Even(format.Height / columns));
        var top = Even((format.Height - rows * height) / 2);
        var cells = new List<Cell>(count);
        for (var index = 0; index < count; index++)
        {
            var row = index / columns;
            var inRow = Math.Min(columns, count - row * columns);
            var left = Even((format.Width - inRow * width) / 2);
            cells.Add(new Cell(left + (index - row * columns) * width, top + row * height, width, height));
        }

        return cells;
    }

    private static int Even(int value) => value & ~1;
}
