namespace Conference.Client;

/// <summary>Something that somebody wrote.</summary>
public sealed record ChatMessage
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The number of the event that told it.</summary>
    public long Sequence { get; init; }

    /// <summary>Who wrote it: a participant, or <c>application</c>.</summary>
    public string SenderId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The name that they had.</summary>
    public string SenderName { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The participants whom it is for beside its sender; null for all.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>What they wrote; empty once it is deleted.</summary>
    public string Text { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The file that goes with it; null without one, and once that is deleted.</summary>
    public MeetingFile? File { get; init; }

    /// <summary>The message that it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it was last changed; null for never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
