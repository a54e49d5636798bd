namespace Conference.Client;

/// <summary>A process that records.</summary>
public sealed record RecorderInfo
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The host it runs on.</summary>
    public string? Name { get; init; }

    /// <summary>How many recordings it works on.</summary>
    public int Active { get; init; }

    /// <summary>How many it takes at a time.</summary>
    public int Capacity { get; init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }
}
