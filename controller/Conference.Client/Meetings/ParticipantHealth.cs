namespace Conference.Client;

/// <summary>What somebody sends and gets.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Sending">Their streams, as they arrive at the server.</param>
/// <param name="Receiving">What each of their devices gets.</param>
public sealed record ParticipantHealth(string ParticipantId, IReadOnlyList<ProducerHealth> Sending, IReadOnlyList<ReceiverHealth> Receiving)
{
    /// <inheritdoc cref="ParticipantHealth" path="/param[@name='Sending']"/>
    public IReadOnlyList<ProducerHealth> Sending { get; init; } = Sending ?? [];

    /// <inheritdoc cref="ParticipantHealth" path="/param[@name='Receiving']"/>
    public IReadOnlyList<ReceiverHealth> Receiving { get; init; } = Receiving ?? [];
}
