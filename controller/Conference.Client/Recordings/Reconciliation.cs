namespace Conference.Client;

/// <summary>What a comparison of the recordings with the files that there are came to.</summary>
public sealed record Reconciliation
{
    /// <summary>How many recordings were looked at.</summary>
    public int Checked { get; init; }

    /// <summary>When it was looked at.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<ReconciliationProblem> Problems { get; init => field = value ?? []; } = [];
}
