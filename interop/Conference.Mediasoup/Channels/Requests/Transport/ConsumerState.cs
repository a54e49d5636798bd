namespace Conference.Mediasoup.Channels.Requests;

/// <summary>How a consumer begins.</summary>
internal sealed record ConsumerState(bool Paused, bool ProducerPaused, ConsumerScore Score, ConsumerLayers? PreferredLayers);
