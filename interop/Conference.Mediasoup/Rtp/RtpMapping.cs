namespace Conference.Mediasoup;

/// <summary>How a producer's payload types and streams map to those that its router uses inside.</summary>
/// <param name="Codecs">The payload types.</param>
/// <param name="Encodings">The streams.</param>
public sealed record RtpMapping(IReadOnlyList<CodecMapping> Codecs, IReadOnlyList<EncodingMapping> Encodings);

/// <summary>The producer's payload type and the router's for the same codec.</summary>
/// <param name="PayloadType">The producer's, 0 to 127.</param>
/// <param name="MappedPayloadType">The router's, 0 to 127.</param>
public sealed record CodecMapping(byte PayloadType, byte MappedPayloadType);

/// <summary>A stream, by the SSRC or RID under which it arrives, and the SSRC under which the router forwards it.</summary>
/// <param name="MappedSsrc">The SSRC inside the router.</param>
/// <param name="Ssrc">The SSRC under which it arrives; null when it is recognised by its RID or MID.</param>
/// <param name="Rid">The RID under which it arrives; null when it has none.</param>
public sealed record EncodingMapping(uint MappedSsrc, uint? Ssrc = null, string? Rid = null);
