namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A fault that was injected.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When what was killed ran again, or what was broken was whole again.</param>
internal sealed record InjectedFault(FaultKind Kind, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether media cannot be captured while it lasts: then a recording has its full content up to the fault.</summary>
    public bool CutsCapture => Kind is FaultKind.Controller or FaultKind.Recorder or FaultKind.Worker or FaultKind.DiskFull;
}
