using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>Somebody who is there at a moment, and what can be seen of them.</summary>
internal sealed record Attendee(string Id, string Name, VideoSpan? Camera, VideoSpan? Screen)
{
    public Tile InPerson(Cell cell) => new(Id, Name, IsScreen: false, cell, Camera);

    public Tile OnScreen(Cell cell) => new(Id, $"{Name} (screen)", IsScreen: true, cell, Screen);
}
