namespace Conference.Mediasoup;

/// <summary>How well one stream of a producer arrives.</summary>
/// <param name="EncodingIndex">The stream's place in the encodings of the RTP parameters.</param>
/// <param name="Ssrc">Its SSRC.</param>
/// <param name="Score">0 (nothing arrives) to 10 (no loss).</param>
/// <param name="Rid">Its RID; null when it has none.</param>
public sealed record ProducerScore(uint EncodingIndex, uint Ssrc, byte Score, string? Rid = null);
