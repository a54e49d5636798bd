using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Faults and results.</summary>
internal static class ChaosTable
{
    public static IReadOnlyList<BenchmarkRow> Rows(IReadOnlyList<Verdict> verdicts, IReadOnlyList<InjectedFault> faults, int seed) =>
    [
        .. Enum.GetValues<FaultKind>().Where(kind => faults.Any(fault => fault.Kind == kind)).Select(kind => RowOf(kind, verdicts, faults)),
        .. Enum.GetValues<RecordingPhase>().Select(phase => RowOf(phase, verdicts, faults)),
        Row("no fault at all", verdicts.Where(verdict => !faults.Any(fault => fault.Struck.ContainsKey(verdict.Recording.Id))).ToList()),
        .. Enum.GetValues<FaultKind>().SelectMany(kind => CutRows(kind, verdicts)),
        new("recordings", "", verdicts.Count, null, null, null, null) { Bound = $"seed {seed}, {faults.Count} faults" },
        new("completed by themselves", "", Count(verdicts, Outcome.Completed), null, null, null, null),
        new("completed by retry from the dead-letter list", "", Count(verdicts, Outcome.Retried), null, null, null, null),
        new("lost", "", Count(verdicts, Outcome.Lost), null, null, "= 0", Count(verdicts, Outcome.Lost) == 0),
    ];

    private static BenchmarkRow RowOf(FaultKind kind, IReadOnlyList<Verdict> verdicts, IReadOnlyList<InjectedFault> all)
    {
        var faults = all.Where(fault => fault.Kind == kind).ToList();
        var row = Row($"{kind}, {faults.Count} times: struck", verdicts.Where(verdict => faults.Any(fault => fault.Struck.ContainsKey(verdict.Recording.Id))).ToList());
        var phases = Enum.GetValues<RecordingPhase>().Select(phase => $"{phase} {faults.Sum(fault => fault.Struck.Values.Count(struck => struck == phase))}");
        return row with { Bound = $"{row.Bound}; {string.Join(", ", phases)}" };
    }

    private static BenchmarkRow RowOf(RecordingPhase phase, IReadOnlyList<Verdict> verdicts, IReadOnlyList<InjectedFault> faults) => Row(
        $"struck during {phase}",
        verdicts.Where(verdict => faults.Any(fault => fault.Struck.TryGetValue(verdict.Recording.Id, out var struck) && struck == phase)).ToList());

    private static IEnumerable<BenchmarkRow> CutRows(FaultKind kind, IReadOnlyList<Verdict> verdicts)
    {
        var cuts = verdicts.SelectMany(verdict => verdict.Cuts).Where(cut => cut.Kind == kind).ToList();
        if (cuts.Select(cut => cut.Lost).OfType<double>().ToList() is { Count: > 0 } lost)
            yield return Spread($"missing before {kind}, most", lost);
        if (cuts.Select(cut => cut.Away).OfType<double>().ToList() is { Count: > 0 } away)
            yield return Spread($"nobody captures at {kind}, most", away);
        if (cuts.Select(cut => cut.Recovered).OfType<double>().ToList() is { Count: > 0 } recovered)
            yield return Spread($"captured again once all is back after {kind}, most", recovered);
    }

    private static BenchmarkRow Spread(string name, List<double> seconds) => new(name, "s", Math.Round(seconds.Max(), 1), null, null, null, null)
    {
        Bound = $"median {seconds.Order().ElementAt(seconds.Count / 2):F1} s of {seconds.Count}",
    };

    private static BenchmarkRow Row(string name, List<Verdict> verdicts) => new(name, "recordings", verdicts.Count, null, null, null, null)
    {
        Bound = $"{Count(verdicts, Outcome.Completed)} completed, {Count(verdicts, Outcome.Retried)} by retry, {Count(verdicts, Outcome.Lost)} lost",
    };

    private static int Count(IEnumerable<Verdict> verdicts, Outcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
}
