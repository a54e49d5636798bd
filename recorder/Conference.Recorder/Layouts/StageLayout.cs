namespace Conference.Recorder.Layouts;

/// <summary>One large cell, and small 16:9 cells in up to three columns beside it.</summary>
internal static class StageLayout
{
    private const int RowsOfOneColumn = 6;
    private const int RowsOfMore = 8;

    // Widths for 720 lines: as many rows as there may be fill the height.
    private const int WidthInOneColumn = 192;
    private const int WidthInMore = 144;

    /// <summary>How many fit beside the large cell.</summary>
    public static int PlacesIn(int columns) => columns == 1 ? RowsOfOneColumn : columns * RowsOfMore;

    /// <summary>The large cell first, then those beside it, from top to bottom; a column is filled before the next begins.</summary>
    public static IReadOnlyList<Cell> For(int beside, VideoFormat format)
    {
        if (beside == 0)
            return [new Cell(0, 0, format.Width, format.Height)];

        var gap = format.ScaledEven(8);
        var columns = beside <= RowsOfOneColumn ? 1 : (beside + RowsOfMore - 1) / RowsOfMore;
        var width = format.ScaledEven(columns == 1 ? WidthInOneColumn : WidthInMore);
        var height = width * 9 / 16 & ~1;
        var rows = (beside + columns - 1) / columns;
        var left = format.Width - columns * (width + gap);
        var top = (format.Height - rows * height - (rows - 1) * gap) / 2;

        // As high as the picture allows: a shared screen of another shape than 16:9 gains by it.
        List<Cell> cells = [new Cell(gap, gap, left - 2 * gap & ~1, format.Height - 2 * gap)];
        for (var i = 0; i < beside; i++)
            cells.Add(new Cell(left + i / rows * (width + gap) & ~1, top + i % rows * (height + gap) & ~1, width, height));
        return cells;
    }
}
