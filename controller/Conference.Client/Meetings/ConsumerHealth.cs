namespace Conference.Client;

/// <summary>A stream as a device gets it.</summary>
/// <param name="ConsumerId">Which.</param>
/// <param name="ProducerId">Of what.</param>
/// <param name="Paused">Whether nothing is sent, because the device does not want it now.</param>
/// <param name="Score">At the device: 0 (nothing arrives) to 10 (no loss).</param>
/// <param name="ProducerScore">From the sender: 0 to 10.</param>
/// <param name="SpatialLayer">The size that is forwarded; null when nothing is, or without layers.</param>
/// <param name="TemporalLayer">The frame rate that is forwarded; null when nothing is, or without layers.</param>
public sealed record ConsumerHealth(
    string ConsumerId, string ProducerId, bool Paused, int Score, int ProducerScore, int? SpatialLayer, int? TemporalLayer);
