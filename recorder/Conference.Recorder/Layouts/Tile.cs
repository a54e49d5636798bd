using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>A person, or the screen that a person shares, in a cell; without a picture an avatar is shown.</summary>
internal sealed record Tile(string ParticipantId, string Label, bool IsScreen, Cell Cell, VideoSpan? Video)
{
    /// <summary>When the person is heard, in seconds of the recording; empty for screens.</summary>
    public IReadOnlyList<Interval> Speaking { get; init; } = [];

    /// <summary>When the person's microphone is off; empty for screens.</summary>
    public IReadOnlyList<Interval> Muted { get; init; } = [];
}
