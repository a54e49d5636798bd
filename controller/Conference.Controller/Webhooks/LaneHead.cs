using System.Text.Json;

namespace Conference.Controller.Webhooks;

/// <summary>What stands first in a lane, with what is needed to deliver it; <see cref="EventId"/> is null when the lane is empty.</summary>
internal sealed record LaneHead
{
    /// <summary>How often something had been put into the lane when it was looked at.</summary>
    public long Additions { get; init; }

    public string Url { get; init; } = "";

    public byte[] Secret { get; init; } = [];

    /// <summary>Null when it does not sign any more.</summary>
    public byte[]? PreviousSecret { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public string? EventId { get; init; }

    public string TenantId { get; init; } = "";

    public string MeetingId { get; init; } = "";

    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public string Type { get; init; } = "";

    public JsonElement Data { get; init; }

    public int Attempts { get; init; }

    /// <summary>Of this round on the database's clock; null before the first.</summary>
    public TimeSpan? SinceFirstAttempt { get; init; }

    public WebhookMessage Message => new(
        EventId ?? throw new InvalidOperationException("An empty lane has no message."),
        Type,
        At,
        TenantId,
        MeetingId.Length == 0 ? null : MeetingId,
        Sequence,
        Data);
}
