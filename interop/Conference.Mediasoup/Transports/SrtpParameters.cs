namespace Conference.Mediasoup;

/// <summary>What one side encrypts its RTP with.</summary>
/// <param name="CryptoSuite">How it encrypts and authenticates.</param>
/// <param name="KeyBase64">The master key and salt in Base64.</param>
public sealed record SrtpParameters(SrtpCryptoSuite CryptoSuite, string KeyBase64);
