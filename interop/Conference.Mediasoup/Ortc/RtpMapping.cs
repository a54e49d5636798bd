namespace Conference.Mediasoup;

/// <summary>How a producer's payload types and streams map to those that its router uses inside.</summary>
internal sealed record RtpMapping(IReadOnlyList<CodecMapping> Codecs, IReadOnlyList<EncodingMapping> Encodings);

/// <summary>The producer's payload type and the router's for the same codec.</summary>
internal sealed record CodecMapping(byte PayloadType, byte MappedPayloadType);

/// <summary>A stream, by the SSRC or RID under which it arrives, and the SSRC under which the router forwards it.</summary>
internal sealed record EncodingMapping(uint? Ssrc, string? Rid, uint MappedSsrc);
