using Spectre.Console;

namespace Conference.Cli.Output;

/// <summary>
/// Rows under headings. On a terminal the columns that fit are shown, in the order of their importance; piped, all of them, each row on one line.
/// </summary>
internal sealed class Table<T>(params IReadOnlyList<Column<T>> columns)
{
    private const int Gap = 2;

    public void Write(Terminal terminal, IReadOnlyList<T> rows, Func<T, string?>? below = null)
    {
        var widths = columns.Select(column => rows.Select(row => Width(column.Text(row))).Append(column.Heading.Length).Max()).ToArray();
        var shown = Fitting(widths, terminal.Width);
        terminal.Out.MarkupLine($"[bold]{Line(shown, widths, column => Markup.Escape(column.Heading), column => column.Heading)}[/]");
        foreach (var row in rows)
        {
            terminal.Out.MarkupLine(Line(shown, widths, column => Coloured(column, row), column => column.Text(row)));
            if (below?.Invoke(row) is { Length: > 0 } note)
                terminal.Out.Write(new Padder(new Text(note), new Padding(2, 0, 0, 0)));
        }
    }

    private List<int> Fitting(int[] widths, int available)
    {
        var shown = new List<int>();
        var taken = -Gap;
        foreach (var index in Enumerable.Range(0, columns.Count).OrderBy(index => columns[index].Rank))
        {
            // The most important one is shown whatever its width: a cut id is of no use.
            if (shown.Count > 0 && taken + Gap + widths[index] > available)
                continue;
            taken += Gap + widths[index];
            shown.Add(index);
        }

        shown.Sort();
        return shown;
    }

    private string Line(List<int> shown, int[] widths, Func<Column<T>, string> markup, Func<Column<T>, string> text)
    {
        var cells = shown.Select((index, position) =>
        {
            var column = columns[index];
            var padding = new string(' ', widths[index] - Width(text(column)));
            if (column.RightAligned)
                return padding + markup(column);
            // Nothing follows the last cell, so that no line ends with spaces.
            return position == shown.Count - 1 ? markup(column) : markup(column) + padding;
        });
        return string.Join(new string(' ', Gap), cells);
    }

    private static string Coloured(Column<T> column, T row)
    {
        var text = Markup.Escape(column.Text(row));
        return column.Colour?.Invoke(row) is { } colour ? $"[{colour}]{text}[/]" : text;
    }

    // Wide characters, as of Chinese names, take two cells.
    private static int Width(string text) => text.GetCellWidth();
}

/// <param name="Rank">How important it is: the least are left out first on a narrow terminal.</param>
internal sealed record Column<T>(string Heading, int Rank, Func<T, string> Text, Func<T, string?>? Colour = null, bool RightAligned = false);
