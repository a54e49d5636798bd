namespace Conference.Mediasoup;

/// <summary>How well a consumer's stream arrives. Scores are 0 (nothing arrives) to 10 (no loss).</summary>
/// <param name="Score">At the endpoint.</param>
/// <param name="ProducerScore">From the producer, for the stream that is forwarded now.</param>
/// <param name="ProducerScores">From the producer, for each of its streams; none on a pipe transport, which forwards them all.</param>
public sealed record ConsumerScore(byte Score, byte ProducerScore, IReadOnlyList<byte> ProducerScores);
