namespace Conference.Recorder.Compose;

/// <summary>Equal 16:9 cells in rows, as large as they fit, the last row centred.</summary>
internal static class GridLayout
{
    /// <summary>More people than this are not shown.</summary>
    public const int LargestCount = 25;

    private const int Gap = 8;
    private const int Margin = 8;

    public static IReadOnlyList<Cell> For(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        if (count == 0)
            return [];
        if (count == 1)
            return [new Cell(0, 0, VideoFormat.Width, VideoFormat.Height)];

        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var (width, height) = CellSize(columns, rows);
        var top = (VideoFormat.Height - rows * height - (rows - 1) * Gap) / 2;
        var cells = new List<Cell>(count);
        for (var index = 0; index < count; index++)
        {
            var row = index / columns;
            var inRow = Math.Min(columns, count - row * columns);
            var left = (VideoFormat.Width - inRow * width - (inRow - 1) * Gap) / 2;
            cells.Add(new Cell(
                Even(left + (index - row * columns) * (width + Gap)),
                Even(top + row * (height + Gap)),
                width,
                height));
        }

        return cells;
    }

    private static (int Width, int Height) CellSize(int columns, int rows)
    {
        var width = (VideoFormat.Width - 2 * Margin - (columns - 1) * Gap) / columns;
        var height = (VideoFormat.Height - 2 * Margin - (rows - 1) * Gap) / rows;
        return width * 9 > height * 16 ? (Even(height * 16 / 9), Even(height)) : (Even(width), Even(width * 9 / 16));
    }

    private static int Even(int value) => value & ~1;
}
