namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A fault that was injected.</summary>
/// <param name="To">When what was killed ran again, or what was broken was whole again.</param>
/// <param name="Struck">The recordings that it struck, by their ids, with what they were at.</param>
internal sealed record InjectedFault(
    FaultKind Kind, DateTimeOffset To, Strike Strike, IReadOnlyDictionary<string, RecordingPhase> Struck)
{
    /// <summary>Whether media cannot be captured while it lasts: then a recording has its full content up to the fault.</summary>
    public bool CutsCapture => Kind is FaultKind.Controller or FaultKind.Recorder or FaultKind.Worker or FaultKind.DiskFull;
}
