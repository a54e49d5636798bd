namespace Conference.Client;

/// <summary>An answer of a poll.</summary>
public sealed record PollOption
{
    /// <summary>What it says.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>How many chose it.</summary>
    public int Votes { get; init; }

    /// <summary>Who chose it; null where that is not told.</summary>
    public IReadOnlyList<string>? Voters { get; init; }
}
