namespace Conference.Client;

/// <summary>What a meeting can do without.</summary>
[Flags]
public enum MeetingFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>When it begins.</summary>
    StartsAt = 1 << 0,

    /// <summary>When it is meant to end.</summary>
    EndsAt = 1 << 1,

    /// <summary>How it comes again.</summary>
    Recurrence = 1 << 2,

    /// <summary>Where its media should run.</summary>
    Region = 1 << 3,

    /// <summary>How many people it takes.</summary>
    Capacity = 1 << 4,
}
