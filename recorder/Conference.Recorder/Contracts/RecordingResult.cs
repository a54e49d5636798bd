namespace Conference.Recorder.Contracts;

/// <summary>What a composition came to.</summary>
/// <param name="Artifacts">All files that are to be delivered, the composite first.</param>
/// <param name="Participants">Names of the people in it, in the order in which they came.</param>
/// <param name="Missing">Media that should be in it and is not, with reasons.</param>
/// <param name="CaptureCpuSeconds">CPU time that capturing took.</param>
/// <param name="ComposeCpuSeconds">CPU time of the FFmpeg runs that composed.</param>
public sealed record RecordingResult(
    TimeSpan Duration,
    IReadOnlyList<RecordingArtifact> Artifacts,
    IReadOnlyList<string> Participants,
    IReadOnlyList<string> Missing,
    double CaptureCpuSeconds,
    double ComposeCpuSeconds);
