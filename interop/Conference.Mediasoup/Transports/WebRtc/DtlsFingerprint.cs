namespace Conference.Mediasoup;

/// <summary>The fingerprint of a certificate.</summary>
/// <param name="Algorithm">The hash function.</param>
/// <param name="Value">The hash as hexadecimal bytes with colons between, e.g. <c>82:5A:…</c>.</param>
public sealed record DtlsFingerprint(FingerprintAlgorithm Algorithm, string Value);
