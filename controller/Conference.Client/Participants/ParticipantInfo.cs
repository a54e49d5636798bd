using System.Text.Json.Serialization;

namespace Conference.Client;

/// <summary>Somebody in a meeting, as they were when they were read.</summary>
public sealed record ParticipantInfo
{
    /// <summary>Who it is in this meeting.</summary>
    public string ParticipantId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Who it is in your application; null for guests, and where the reader may not know.</summary>
    public string? UserId { get; init; }

    /// <summary>The name that the others see.</summary>
    public string DisplayName { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What they are.</summary>
    public Role Role { get; init; }

    /// <summary>What they may do.</summary>
    public Grants Grants { get; init; }

    /// <summary>Where they stand.</summary>
    public ParticipantState State { get; init; }

    /// <summary>Whether they have a connection now; one that is lost is waited for.</summary>
    public bool Connected { get; init; }

    /// <summary>When they came.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>When they went.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Why they went, where somebody gave a reason; null where the reader may not know.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when their hand is up; null when it is down.</summary>
    public DateTimeOffset? HandRaisedAt { get; init; }

    /// <summary>Names this version, for <see cref="ParticipantsClient.UpdateAsync"/>; null when it was read in a list or an event.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}
