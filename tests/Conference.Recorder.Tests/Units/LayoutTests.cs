using Conference.Recorder.Compose;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Tests.Units;

public sealed class LayoutTests
{
    public static TheoryData<int> Counts { get; } = [.. Enumerable.Range(1, GridLayout.LargestCount)];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Cells_are_even_16_to_9_inside_the_picture_and_apart(int count)
    {
        var cells = GridLayout.For(count, Cells.Format);

        Assert.Equal(count, cells.Count);
        Assert.Single(cells.Select(cell => (cell.Width, cell.Height)).Distinct());
        foreach (var cell in cells)
        {
            Assert.Equal(0, (cell.X | cell.Y | cell.Width | cell.Height) & 1);
            Assert.InRange(cell.X, 0, Cells.Format.Width - cell.Width);
            Assert.InRange(cell.Y, 0, Cells.Format.Height - cell.Height);
            Assert.InRange((double)cell.Width / cell.Height, 16 / 9.0 * 0.98, 16 / 9.0 * 1.02);
            Assert.All(cells.Where(other => other != cell), other => Assert.True(
                other.X >= cell.X + cell.Width || cell.X >= other.X + other.Width || other.Y >= cell.Y + cell.Height || cell.Y >= other.Y + other.Height));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 3, 2)]
    [InlineData(9, 3, 3)]
    [InlineData(16, 4, 4)]
    [InlineData(25, 5, 5)]
    public void The_grid_grows_with_the_people(int count, int columns, int rows)
    {
        var cells = GridLayout.For(count, Cells.Format);

        Assert.Equal(columns, cells.GroupBy(cell => cell.Y).Max(row => row.Count()));
        Assert.Equal(rows, cells.Select(cell => cell.Y).Distinct().Count());
    }

    [Fact]
    public void The_last_row_stands_in_the_middle()
    {
        var last = GridLayout.For(3, Cells.Format)[2];

        Assert.InRange(last.X + last.Width / 2, Cells.Format.Width / 2 - 2, Cells.Format.Width / 2 + 2);
    }

    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("  plato ", "P")]
    [InlineData("Jean-Luc de la Fontaine", "JF")]
    [InlineData("(the) élan", "TÉ")]
    [InlineData("🙂 !", "")]
    [InlineData("", "")]
    public void Initials_are_those_of_the_first_and_the_last_name(string name, string initials) =>
        Assert.Equal(initials, DisplayText.Initials(name));

    [Theory]
    [InlineData("a\nb\tc\0", "a b c")]
    [InlineData("\u202Eabc", "abc")]
    [InlineData(" \r\n ", "Guest")]
    [InlineData("👩‍👩‍👧", "👩 👩 👧")]
    public void Names_become_one_line(string name, string text) => Assert.Equal(text, DisplayText.OneLine(name));
}
