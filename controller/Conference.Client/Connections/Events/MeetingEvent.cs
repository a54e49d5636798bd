namespace Conference.Client;

/// <summary>Something that happened in a meeting.</summary>
public abstract record MeetingEvent
{
    /// <summary>Its number, which grows; numbers are left out where an event was for others. Null for what is not kept, such as <see cref="SpeakersChanged"/>.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
}
