namespace Conference.Mediasoup.Channels;

/// <summary>The counters of RTP streams; each kind wraps a base in a table of the same union.</summary>
internal static class WireRtpStreamStats
{
    public static RtpStreamStats Read(Fbs.RtpStream.Stats stats) => stats.DataType switch
    {
        Fbs.RtpStream.StatsDataType.RecvStats => Read(stats.DataAsRecvStats()),
        Fbs.RtpStream.StatsDataType.SendStats => Read(stats.DataAsSendStats()),
        Fbs.RtpStream.StatsDataType.None or Fbs.RtpStream.StatsDataType.BaseStats =>
            throw new InvalidDataException($"The worker sent stats of the kind {stats.DataType}."),
    };

    public static RtpStreamRecvStats Read(Fbs.RtpStream.RecvStats stats)
    {
        var bitrates = new Dictionary<string, ulong>(stats.BitrateByLayer.Count);
        foreach (var layer in stats.BitrateByLayer) bitrates[layer.Layer] = layer.Bitrate;
        return new RtpStreamRecvStats(
            Read(stats.Base.DataAsBaseStats()), stats.PacketCount, stats.ByteCount, stats.Bitrate, bitrates);
    }

    private static RtpStreamSendStats Read(Fbs.RtpStream.SendStats stats) =>
        new(Read(stats.Base.DataAsBaseStats()), stats.PacketCount, stats.ByteCount, stats.Bitrate);

    private static RtpStreamQuality Read(Fbs.RtpStream.BaseStats stats) => new()
    {
        Timestamp = TimeSpan.FromMilliseconds((long)stats.Timestamp),
        Ssrc = stats.Ssrc,
        RtxSsrc = stats.RtxSsrc,
        Rid = string.IsNullOrEmpty(stats.Rid) ? null : stats.Rid,
        Kind = stats.Kind.ToPublic(),
        MimeType = stats.MimeType,
        PacketsLost = stats.PacketsLost,
        FractionLost = stats.FractionLost,
        Jitter = stats.Jitter,
        PacketsDiscarded = stats.PacketsDiscarded,
        PacketsRetransmitted = stats.PacketsRetransmitted,
        PacketsRepaired = stats.PacketsRepaired,
        NackCount = stats.NackCount,
        NackPacketCount = stats.NackPacketCount,
        PliCount = stats.PliCount,
        FirCount = stats.FirCount,
        RtxPacketsDiscarded = stats.RtxPacketsDiscarded,
        RoundTripTime = TimeSpan.FromMilliseconds(stats.RoundTripTime),
        Score = stats.Score,
    };
}
