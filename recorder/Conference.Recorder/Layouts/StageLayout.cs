namespace Conference.Recorder.Layouts;

/// <summary>One large room, and small 16:9 cells in up to three columns beside it; cells touch, as those of the grid do.</summary>
internal static class StageLayout
{
    private const int RowsOfOneColumn = 5;
    private const int RowsOfMore = 8;

    /// <summary>How many fit beside the room.</summary>
    public static int PlacesIn(int columns) => columns == 1 ? RowsOfOneColumn : columns * RowsOfMore;

    /// <summary>The room first, then those beside it from top to bottom; a column is filled before the next begins.</summary>
    public static IReadOnlyList<Cell> For(int beside, VideoFormat format)
    {
        if (beside == 0)
            return [new Cell(0, 0, format.Width, format.Height)];

        var columns = beside <= RowsOfOneColumn ? 1 : Math.Max(2, (beside + RowsOfMore - 1) / RowsOfMore);
        var across = columns == 1 ? RowsOfOneColumn : RowsOfMore;
        var (width, height) = (format.Width / across & ~1, format.Height / across & ~1);
        var rows = (beside + columns - 1) / columns;
        var left = format.Width - columns * width;
        var top = (format.Height - rows * height) / 2 & ~1;

        // As high as the picture is: a shared screen of another shape than 16:9 gains by it.
        List<Cell> cells = [new Cell(0, 0, left, format.Height)];
        for (var i = 0; i < beside; i++)
            cells.Add(new Cell(left + i / rows * width, top + i % rows * height, width, height));
        return cells;
    }
}
