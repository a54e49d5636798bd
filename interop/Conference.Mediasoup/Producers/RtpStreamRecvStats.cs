namespace Conference.Mediasoup;

/// <summary>The counters of a stream that an endpoint sends to a producer.</summary>
/// <param name="Quality">Loss, repair and delay.</param>
/// <param name="PacketCount">Packets received.</param>
/// <param name="ByteCount">Bytes received, headers included.</param>
/// <param name="Bitrate">Bits per second.</param>
/// <param name="BitrateByLayer">Bits per second by layer, e.g. <c>0.1</c> for spatial layer 0 and temporal layer 1.</param>
public sealed record RtpStreamRecvStats(
    RtpStreamQuality Quality, ulong PacketCount, ulong ByteCount, ulong Bitrate, IReadOnlyDictionary<string, ulong> BitrateByLayer)
    : RtpStreamStats(Quality, PacketCount, ByteCount, Bitrate);
