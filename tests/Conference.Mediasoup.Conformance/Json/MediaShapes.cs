namespace Conference.Mediasoup.Conformance;

/// <summary>What is known of producers and consumers, in mediasoup's form.</summary>
internal static class MediaShapes
{
    public static object Scores(IEnumerable<ProducerScore> scores) =>
        scores.Select(score => new { EncodingIdx = score.EncodingIndex, score.Ssrc, score.Rid, score.Score });

    public static object Stats(IEnumerable<RtpStreamStats> stats) => stats.Select(Stats);

    private static Merged Stats(RtpStreamStats stats) => new(
        stats.Quality,
        new
        {
            Type = stats is RtpStreamRecvStats ? "inbound-rtp" : "outbound-rtp",
            Timestamp = stats.Quality.Timestamp.TotalMilliseconds,
            RoundTripTime = stats.Quality.RoundTripTime.TotalMilliseconds,
            stats.PacketCount,
            stats.ByteCount,
            stats.Bitrate,
            (stats as RtpStreamRecvStats)?.BitrateByLayer,
        });
}
