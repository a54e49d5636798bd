namespace Conference.Mediasoup;

/// <summary>What a trace event of a producer or consumer is about.</summary>
public abstract record RtpTraceInfo
{
    private protected RtpTraceInfo()
    {
    }
}

/// <summary>The packet of an <c>rtp</c> or <c>keyframe</c> event.</summary>
/// <param name="Packet">Its header.</param>
/// <param name="IsRtx">Whether it is a retransmission.</param>
public sealed record RtpPacketTraceInfo(RtpPacketDump Packet, bool IsRtx) : RtpTraceInfo;

/// <summary>The request of a <c>pli</c> or <c>fir</c> event.</summary>
/// <param name="Ssrc">SSRC of the stream that a key frame is asked of.</param>
public sealed record KeyFrameRequestTraceInfo(uint Ssrc) : RtpTraceInfo;

/// <summary>The sender report of an <c>sr</c> event (RFC 3550, 6.4.1).</summary>
/// <param name="Ssrc">SSRC of the sender.</param>
/// <param name="NtpSeconds">The sender's wall clock, in seconds since 1900.</param>
/// <param name="NtpFraction">The rest of it, in units of 2^-32 seconds.</param>
/// <param name="RtpTimestamp">The same moment in units of the codec's clock.</param>
/// <param name="PacketCount">Packets sent so far.</param>
/// <param name="OctetCount">Bytes of payload sent so far.</param>
public sealed record SenderReportTraceInfo(
    uint Ssrc, uint NtpSeconds, uint NtpFraction, uint RtpTimestamp, uint PacketCount, uint OctetCount) : RtpTraceInfo;
