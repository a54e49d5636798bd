namespace Conference.Client;

/// <summary>Something that somebody wrote.</summary>
public sealed record ChatMessage
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>Who wrote it; null for an application.</summary>
    public string? SenderId { get; init; }

    /// <summary>The name that they had.</summary>
    public string SenderName { get; init; } = string.Empty;

    /// <summary>The participants whom it is for; null for all.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>What they wrote; empty once it is deleted.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The file that goes with it.</summary>
    public string? FileId { get; init; }

    /// <summary>The message that it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The sender's own name for it, with which a message that was sent twice is told once.</summary>
    public string? ClientId { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it was last changed; null for never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
