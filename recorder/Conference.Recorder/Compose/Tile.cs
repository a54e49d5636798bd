using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>One cell of a scene: a person, or the screen that a person shares; without a picture an avatar is shown.</summary>
internal sealed record Tile(string ParticipantId, string Label, VideoSpan? Video);
