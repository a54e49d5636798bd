namespace Conference.Recorder.Capture;

/// <summary>Where a packet goes in a take: what FFmpeg sees, and the time in the file in seconds.</summary>
internal readonly record struct Placement(ushort Sequence, uint Timestamp, double FileTime, bool BeginsEpoch);
