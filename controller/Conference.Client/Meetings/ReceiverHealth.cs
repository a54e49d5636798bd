namespace Conference.Client;

/// <summary>What one device gets, and how the way to it does.</summary>
/// <param name="Bitrate">Bits per second.</param>
/// <param name="AvailableBitrate">What the way could carry; null without an estimate.</param>
/// <param name="Loss">0 to 1; null before the device has reported.</param>
/// <param name="RttMs">The round trip.</param>
/// <param name="Consumers">The streams.</param>
public sealed record ReceiverHealth(long Bitrate, long? AvailableBitrate, double? Loss, double? RttMs, IReadOnlyList<ConsumerHealth> Consumers)
{
    /// <inheritdoc cref="ReceiverHealth" path="/param[@name='Consumers']"/>
    public IReadOnlyList<ConsumerHealth> Consumers { get; init; } = Consumers ?? [];
}
