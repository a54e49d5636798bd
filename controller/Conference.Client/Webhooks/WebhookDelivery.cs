namespace Conference.Client;

/// <summary>An event on its way to a webhook.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The event's id, as in the header <c>webhook-id</c>.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The type of the event.</summary>
    public string Type { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The meeting that it happened in.</summary>
    public string? MeetingId { get; init; }

    /// <summary>Its number in the meeting.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it has arrived.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>The receiver's last HTTP status; null when it did not answer.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last attempt did not count.</summary>
    public string? LastError { get; init; }

    /// <summary>The beginning of the receiver's last answer.</summary>
    public string? LastResponse { get; init; }

    /// <summary>How many milliseconds the last attempt took.</summary>
    public int? DurationMs { get; init; }

    /// <summary>When it was last tried.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it arrived or was given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
