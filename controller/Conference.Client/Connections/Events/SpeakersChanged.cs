namespace Conference.Client;

/// <summary>Other people are heard than before. It has no number and is not kept.</summary>
/// <param name="ParticipantIds">Who is heard now, loudest first.</param>
public sealed record SpeakersChanged(IReadOnlyList<string> ParticipantIds) : MeetingEvent
{
    /// <inheritdoc cref="SpeakersChanged" path="/param[@name='ParticipantIds']"/>
    public IReadOnlyList<string> ParticipantIds { get; init; } = ParticipantIds ?? [];
}
