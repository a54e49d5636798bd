using System.Text;

namespace Conference.Benchmarks.Reporting;

/// <summary>A report for people.</summary>
internal static class ReportTable
{
    private static readonly string[] Titles = ["", "unit", "ours", "peer", "ratio", "target", "met", "bound by"];

    // The first two columns and the last are texts, the others figures.
    private static readonly bool[] AlignedRight = [false, false, true, true, true, true, true, false];

    public static string Write(string benchmark, IReadOnlyList<BenchmarkRow> rows)
    {
        string[][] lines = [[benchmark, .. Titles[1..]], .. rows.Select(Cells)];
        var widths = Titles.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => AlignedRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            table.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return table.ToString().TrimEnd();
    }

    private static string[] Cells(BenchmarkRow row) =>
    [
        row.Name,
        row.Unit,
        Figure(row.Ours),
        Figure(row.Peer),
        row.Ratio is { } ratio ? $"{ratio:0.00}" : "",
        row.Target ?? "",
        row.Met switch { true => "yes", false => "no", null => "" },
        row.Bound,
    ];

    private static string Figure(double? value) => value switch
    {
        null => "",
        var number when Math.Abs(number.Value) >= 100 => $"{number:#,0}",
        var number => $"{number:0.##}",
    };
}
