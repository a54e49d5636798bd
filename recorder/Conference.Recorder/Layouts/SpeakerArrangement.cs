namespace Conference.Recorder.Layouts;

/// <summary>
/// Who speaks large, the others beside. While somebody shares a screen it takes the large place, since small nobody could read it.
/// </summary>
internal sealed class SpeakerArrangement(VideoFormat format) : ILayout
{
    private const int Columns = 3;

    private readonly PresentationArrangement _presentation = new(format);
    private readonly Seating _seating = new();

    public IReadOnlyList<Tile> Arrange(Stage stage)
    {
        if (stage.Sharers.Count > 0)
            return _presentation.Arrange(stage);
        if (stage.People.Count == 0)
            return [];

        var speakers = stage.Speakers.Select(id => stage.People.FirstOrDefault(person => person.Id == id)).OfType<Attendee>().ToList();

        // A large avatar shows nothing: the last speaker with a camera stays large, and who speaks without one is first beside.
        var large = speakers.Find(speaker => speaker.Camera is not null)
            ?? stage.People.FirstOrDefault(person => person.Camera is not null)
            ?? speakers.FirstOrDefault()
            ?? stage.People[0];
        var first = speakers.FirstOrDefault() is { } speaker && speaker != large ? speaker.Id : null;
        var people = _seating.Seat(stage, 1 + StageLayout.PlacesIn(Columns), large.Id, first);
        var cells = StageLayout.For(people.Count - 1, format);
        return [.. people.Select((person, i) => person.InPerson(i == 0 ? cells[0].Largest16To9() : cells[i]))];
    }
}
