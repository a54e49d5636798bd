namespace Conference.Client;

/// <summary>How well a meeting's media runs.</summary>
/// <param name="At">When it was measured.</param>
/// <param name="Joins">How joining goes.</param>
/// <param name="Participants">What each sends and gets.</param>
public sealed record MeetingHealth(DateTimeOffset At, JoinHealth Joins, IReadOnlyList<ParticipantHealth> Participants)
{
    /// <inheritdoc cref="MeetingHealth" path="/param[@name='Participants']"/>
    public IReadOnlyList<ParticipantHealth> Participants { get; init; } = Participants ?? [];
}
