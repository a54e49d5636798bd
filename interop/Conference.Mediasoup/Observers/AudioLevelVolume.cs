namespace Conference.Mediasoup;

/// <summary>How loud a producer was in the last interval.</summary>
/// <param name="Producer">The producer.</param>
/// <param name="Volume">Its average level in dBov, from -127 (silence) to 0.</param>
public sealed record AudioLevelVolume(Producer Producer, int Volume);
