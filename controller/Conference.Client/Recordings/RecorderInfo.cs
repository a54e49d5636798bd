namespace Conference.Client;

/// <summary>A process that records.</summary>
public sealed record RecorderInfo
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The host it runs on.</summary>
    public string? Name { get; init; }

    /// <summary>How many recordings it works on.</summary>
    public int Active { get; init; }

    /// <summary>How many it takes at a time.</summary>
    public int Capacity { get; init; }

    /// <summary>Whether it was heard of within the last seconds.</summary>
    public bool Alive { get; init; }

    /// <summary>Free bytes on the disk that it records to.</summary>
    public long FreeBytes { get; init; }

    /// <summary>Why it cannot record, in a sentence with the way out; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }
}
