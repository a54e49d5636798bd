using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>What a composition came to. Its stretches are kept in the recording's folder for scenes, which the caller deletes.</summary>
/// <param name="Missing">Media that should be in the composite and is not, with reasons.</param>
internal sealed record Composition(
    TimeSpan Duration, double CaptureCpuSeconds, double ComposeCpuSeconds, int Scenes,
    IReadOnlyList<string> Participants, IReadOnlyList<string> Missing, Timeline Timeline);
