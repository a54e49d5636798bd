namespace Conference.Mediasoup;

/// <summary>The counters of a stream that a consumer sends to an endpoint.</summary>
/// <param name="Quality">Loss, repair and delay.</param>
/// <param name="PacketCount">Packets sent.</param>
/// <param name="ByteCount">Bytes sent, headers included.</param>
/// <param name="Bitrate">Bits per second.</param>
public sealed record RtpStreamSendStats(RtpStreamQuality Quality, ulong PacketCount, ulong ByteCount, ulong Bitrate)
    : RtpStreamStats(Quality, PacketCount, ByteCount, Bitrate);
