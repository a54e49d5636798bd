namespace Conference.Recorder.Compose;

/// <summary>A line of plan.ndjson: a stretch that is composed, and what in it is shown and heard. It is never composed again.</summary>
/// <param name="File">The pictures, relative to the folder of the plan; null in a recording of sound alone.</param>
/// <param name="Bytes">Size of that file.</param>
/// <param name="CpuSeconds">CPU time that composing took since the line before.</param>
/// <param name="Pictures">The files of the pictures, with their clocks.</param>
/// <param name="Voices">The files of the sound, with their clocks.</param>
/// <param name="Missing">What could not be shown, and why.</param>
internal sealed record PlannedChunk(
    int FirstFrame,
    int FrameCount,
    string? File,
    long Bytes,
    double CpuSeconds,
    IReadOnlyList<PlannedTile> Tiles,
    IReadOnlyList<PlannedClock> Pictures,
    IReadOnlyList<PlannedClock> Voices,
    string? Missing);
