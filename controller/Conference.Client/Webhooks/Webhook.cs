using System.Text.Json.Serialization;

namespace Conference.Client;

/// <summary>Somewhere that the server reports events to.</summary>
public sealed record Webhook
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Where the events go.</summary>
    public Uri? Url { get; init; }

    /// <summary>Which events: names of types, or beginnings of them with a <c>*</c>.</summary>
    public IReadOnlyList<string> Events { get; init => field = value ?? []; } = [];

    /// <summary>The only meeting whose events it gets; null for all of the tenant's.</summary>
    public string? MeetingId { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether events are sent.</summary>
    public bool Enabled { get; init; }

    /// <summary>When it was switched off; null while it is on.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Why it was switched off.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Since when nothing arrives; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Until when deliveries are signed with the secret before as well.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What <see cref="WebhookSignature"/> checks with; told once, by create and rotate.</summary>
    public string? Secret { get; init; }

    /// <summary>Names this version, for <see cref="WebhooksClient.UpdateAsync"/>; null when it was read in a list.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    // A record prints its members, and the secret must not end up in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(Webhook)} {Id} {Url}";
}
