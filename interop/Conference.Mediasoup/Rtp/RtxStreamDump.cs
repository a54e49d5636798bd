namespace Conference.Mediasoup;

/// <summary>What the worker knows about a stream of retransmissions, for diagnosis.</summary>
/// <param name="Ssrc">SSRC of the stream.</param>
/// <param name="PayloadType">Its payload type.</param>
/// <param name="MimeType">Its codec, e.g. <c>video/rtx</c>.</param>
/// <param name="ClockRate">Its clock rate in hertz.</param>
/// <param name="Rrid">RID of the stream that it repairs; null when it has none.</param>
/// <param name="Cname">The canonical name in RTCP.</param>
public sealed record RtxStreamDump(uint Ssrc, byte PayloadType, string MimeType, uint ClockRate, string? Rrid, string Cname);
