namespace Conference.Client;

/// <summary>A question to the meeting.</summary>
public sealed record Poll
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What is asked.</summary>
    public string Question { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What can be answered, with the votes so far.</summary>
    public IReadOnlyList<PollOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>Whether one may choose several.</summary>
    public bool Multiple { get; init; }

    /// <summary>Whether nobody learns who chose what.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Whether it takes votes.</summary>
    public PollState State { get; init; }

    /// <summary>How many have voted.</summary>
    public int VoterCount { get; init; }

    /// <summary>What this participant has chosen, counted from 0; null when they have not voted.</summary>
    public IReadOnlyList<int>? OwnVote { get; init; }

    /// <summary>Who asked.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
