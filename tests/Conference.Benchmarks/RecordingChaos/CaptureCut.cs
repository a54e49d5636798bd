namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A fault that cut off a capture.</summary>
/// <param name="From">When.</param>
/// <param name="Back">When recorder and film were there again; null where the recording ends with the fault.</param>
internal sealed record CaptureCut(FaultKind Kind, DateTimeOffset From, DateTimeOffset? Back)
{
    /// <summary>Those of a recording, the first one first.</summary>
    public static IReadOnlyList<CaptureCut> Of(AttemptedRecording attempt, string? recorder, DateTimeOffset started, IReadOnlyList<InjectedFault> faults) =>
    [
        .. faults
            .Where(fault => fault.CutsCapture && (fault.Strike.Recorder is null || fault.Strike.Recorder == recorder) && fault.Strike.At < attempt.StopAskedAt)
            .Select(fault => (fault.To, Cut: new CaptureCut(fault.Kind, fault.Strike.At, BackAfter(fault, attempt.Projector))))
            .Where(entry => Latest(entry.To, entry.Cut.Back) > started)
            .Select(entry => entry.Cut)
            .OrderBy(cut => cut.From),
    ];

    private static DateTimeOffset? BackAfter(InjectedFault fault, Projector projector) => fault.Kind switch
    {
        FaultKind.DiskFull => null, // the recording ends with what it has
        FaultKind.Recorder => fault.To,
        _ => projector.OnAgainAfter(fault.Strike.At) is { } onAgain ? Latest(fault.To, onAgain) : null,
    };

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
