namespace Conference.Recorder.Timelines;

/// <summary>A take as the journal tells of it. <paramref name="Era"/> counts the workers: each has its own clock.</summary>
internal sealed record TakeHistory(string Id, string TrackId, string ParticipantId, string File, int Era);
