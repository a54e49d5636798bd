namespace Conference.Client;

/// <summary>An answer of a poll.</summary>
public sealed record PollOption
{
    /// <summary>What it says.</summary>
    public string Text { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>How many chose it.</summary>
    public int Votes { get; init; }

    /// <summary>Who chose it; null while the poll is open, and for ever when it is anonymous.</summary>
    public IReadOnlyList<string>? Voters { get; init; }
}
