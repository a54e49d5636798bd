namespace Conference.Mediasoup;

/// <summary>The counters of an RTP stream.</summary>
/// <param name="Quality">Loss, repair and delay.</param>
/// <param name="PacketCount">Packets.</param>
/// <param name="ByteCount">Bytes, headers included.</param>
/// <param name="Bitrate">Bits per second.</param>
public abstract record RtpStreamStats(RtpStreamQuality Quality, ulong PacketCount, ulong ByteCount, ulong Bitrate);
