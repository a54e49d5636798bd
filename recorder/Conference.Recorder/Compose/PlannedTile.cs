namespace Conference.Recorder.Compose;

/// <summary>Who was shown, and from which file; null where there was no picture.</summary>
internal sealed record PlannedTile(string ParticipantId, string Label, string? File);
