using System.Text.Json.Serialization;

namespace Conference.Client;

/// <summary>A meeting as it was when it was read.</summary>
public sealed record MeetingInfo
{
    /// <summary>Its id, which never changes.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The code that people type, such as <c>abc-defg-hij</c>.</summary>
    public string Code { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What it is called.</summary>
    public string Name { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What sort of meeting it is.</summary>
    public MeetingKind Kind { get; init; }

    /// <summary>Whether it goes on.</summary>
    public MeetingStatus Status { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it is meant to end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How it comes again: an RRULE (RFC 5545).</summary>
    public string? Recurrence { get; init; }

    /// <summary>Where its media should run.</summary>
    public string? Region { get; init; }

    /// <summary>How many people it takes; null for as many as the server can.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether guests must know a passcode.</summary>
    public bool PasscodeRequired { get; init; }

    /// <summary>Whether nobody new may come in.</summary>
    public bool Locked { get; init; }

    /// <summary>How it behaves.</summary>
    public MeetingSettings Settings { get; init => field = value ?? new(); } = new();

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many are in it.</summary>
    public int ParticipantCount { get; init; }

    /// <summary>The recording that runs or was last made; null without one.</summary>
    public Recording? Recording { get; init; }

    /// <summary>Names this version, for <see cref="Meeting.UpdateAsync"/>; null when it was read in a list.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}
