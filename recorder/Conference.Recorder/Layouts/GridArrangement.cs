namespace Conference.Recorder.Layouts;

/// <summary>Shared screens and people in cells of one size.</summary>
internal sealed class GridArrangement(VideoFormat format) : ILayout
{
    private readonly Seating _seating = new();

    public IReadOnlyList<Tile> Arrange(Stage stage)
    {
        // Should everybody share at once, there is still a place for somebody in person.
        var sharers = stage.Sharers.Take(GridLayout.LargestCount - 1).Reverse().ToList();
        var people = _seating.Seat(stage, GridLayout.LargestCount - sharers.Count);
        var cells = GridLayout.For(sharers.Count + people.Count, format);
        return
        [
            .. sharers.Select((sharer, i) => sharer.OnScreen(cells[i])),
            .. people.Select((person, i) => person.InPerson(cells[sharers.Count + i])),
        ];
    }
}
