using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Faults and results.</summary>
internal static class ChaosTable
{
    // A recording that was stopped is composed and uploaded within about so long.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<BenchmarkRow> Rows(IReadOnlyList<Verdict> verdicts, IReadOnlyList<InjectedFault> faults, int seed) =>
    [
        .. Enum.GetValues<FaultKind>().Where(kind => faults.Any(fault => fault.Kind == kind)).Select(kind => RowOf(kind, verdicts, faults)),
        Row("no fault at all", verdicts.Where(verdict => !faults.Any(fault => Hits(fault, verdict))).ToList()),
        new("recordings", "", verdicts.Count, null, null, null, null) { Bound = $"seed {seed}, {faults.Count} faults" },
        new("completed by themselves", "", Count(verdicts, Outcome.Completed), null, null, null, null),
        new("completed by retry from the dead-letter list", "", Count(verdicts, Outcome.Retried), null, null, null, null),
        new("lost", "", Count(verdicts, Outcome.Lost), null, null, "= 0", Count(verdicts, Outcome.Lost) == 0),
    ];

    private static BenchmarkRow RowOf(FaultKind kind, IReadOnlyList<Verdict> verdicts, IReadOnlyList<InjectedFault> all)
    {
        var faults = all.Where(fault => fault.Kind == kind).ToList();
        return Row($"{kind}, {faults.Count} times: hit", verdicts.Where(verdict => faults.Any(fault => Hits(fault, verdict))).ToList());
    }

    private static BenchmarkRow Row(string name, List<Verdict> verdicts) => new(name, "recordings", verdicts.Count, null, null, null, null)
    {
        Bound = $"{Count(verdicts, Outcome.Completed)} completed, {Count(verdicts, Outcome.Retried)} by retry, {Count(verdicts, Outcome.Lost)} lost",
    };

    private static bool Hits(InjectedFault fault, Verdict verdict) =>
        fault.From < verdict.Recording.StoppedAt + Aftermath && fault.To > verdict.Recording.AskedAt;

    private static int Count(IEnumerable<Verdict> verdicts, Outcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
}
