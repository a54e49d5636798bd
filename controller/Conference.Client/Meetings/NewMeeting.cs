namespace Conference.Client;

/// <summary>A meeting that is to be made. Whatever is null is the server's default.</summary>
public sealed record NewMeeting
{
    /// <summary>What it is called; at most 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What sort of meeting it is.</summary>
    public MeetingKind? Kind { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it is meant to end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How a recurring one comes again: an RRULE (RFC 5545), such as <c>FREQ=WEEKLY;BYDAY=MO</c>.</summary>
    public string? Recurrence { get; init; }

    /// <summary>Where its media should run.</summary>
    public string? Region { get; init; }

    /// <summary>How many people it takes.</summary>
    public int? Capacity { get; init; }

    /// <summary>What guests must know to come in. It cannot be read back.</summary>
    public string? Passcode { get; init; }

    /// <summary>How it behaves.</summary>
    public MeetingSettings? Settings { get; init; }

    // A record prints its members, and the passcode must not end up in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(NewMeeting)} {Name}";
}
