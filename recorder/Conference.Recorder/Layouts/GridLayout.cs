namespace Conference.Recorder.Layouts;

/// <summary>Equal 16:9 cells in rows, as large as they fit, the last row centred.</summary>
internal static class GridLayout
{
    /// <summary>More people than this are not shown at a time.</summary>
    public const int LargestCount = 25;

    public static IReadOnlyList<Cell> For(int count, VideoFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        if (count == 0)
            return [];
        if (count == 1)
            return [new Cell(0, 0, format.Width, format.Height)];

        var gap = format.ScaledEven(8);
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var (width, height) = CellSize(format, columns, rows, gap);
        var top = (format.Height - rows * height - (rows - 1) * gap) / 2;
        var cells = new List<Cell>(count);
        for (var index = 0; index < count; index++)
        {
            var row = index / columns;
            var inRow = Math.Min(columns, count - row * columns);
            var left = (format.Width - inRow * width - (inRow - 1) * gap) / 2;
            cells.Add(new Cell(
                Even(left + (index - row * columns) * (width + gap)),
                Even(top + row * (height + gap)),
                width,
                height));
        }

        return cells;
    }

    private static (int Width, int Height) CellSize(VideoFormat format, int columns, int rows, int gap)
    {
        var width = (format.Width - 2 * gap - (columns - 1) * gap) / columns;
        var height = (format.Height - 2 * gap - (rows - 1) * gap) / rows;
        return width * 9 > height * 16 ? (Even(height * 16 / 9), Even(height)) : (Even(width), Even(width * 9 / 16));
    }

    private static int Even(int value) => value & ~1;
}
