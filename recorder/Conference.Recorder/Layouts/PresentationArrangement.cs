namespace Conference.Recorder.Layouts;

/// <summary>The newest shared screen large and the people beside it, the speaker first; a grid while nobody shares.</summary>
internal sealed class PresentationArrangement(VideoFormat format) : ILayout
{
    // Three columns would show more people and leave a screen that nobody can read.
    private const int Columns = 2;

    private readonly GridArrangement _grid = new(format);
    private readonly Seating _seating = new();

    public IReadOnlyList<Tile> Arrange(Stage stage)
    {
        if (stage.Sharers.Count == 0)
            return _grid.Arrange(stage);

        var others = stage.Sharers.Skip(1).Take(StageLayout.PlacesIn(Columns) - 1).ToList();
        var people = _seating.Seat(stage, StageLayout.PlacesIn(Columns) - others.Count, SpeakerOf(stage));
        var cells = StageLayout.For(others.Count + people.Count, format);
        return
        [
            stage.Sharers[0].OnScreen(cells[0]),
            .. others.Select((sharer, i) => sharer.OnScreen(cells[1 + i])),
            .. people.Select((person, i) => person.InPerson(cells[1 + others.Count + i])),
        ];
    }

    private static string? SpeakerOf(Stage stage) => stage.Speakers.FirstOrDefault(id => stage.People.Any(person => person.Id == id));
}
