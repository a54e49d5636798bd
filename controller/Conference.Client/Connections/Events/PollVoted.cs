namespace Conference.Client;

/// <summary>This participant voted, on this or another device.</summary>
/// <param name="PollId">Which poll.</param>
/// <param name="Options">What they chose, counted from 0; none when they took their vote back.</param>
public sealed record PollVoted(string PollId, IReadOnlyList<int> Options) : MeetingEvent
{
    /// <inheritdoc cref="PollVoted" path="/param[@name='Options']"/>
    public IReadOnlyList<int> Options { get; init; } = Options ?? [];
}
