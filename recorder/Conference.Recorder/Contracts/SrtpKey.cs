namespace Conference.Recorder.Contracts;

/// <summary>What one side of an SRTP session encrypts with (RFC 3711, RFC 7714).</summary>
/// <param name="Suite">Such as <c>AEAD_AES_256_GCM</c>.</param>
/// <param name="KeyBase64">Master key and salt, one after the other, in base64.</param>
public sealed record SrtpKey(string Suite, string KeyBase64);
