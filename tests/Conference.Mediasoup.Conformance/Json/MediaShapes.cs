namespace Conference.Mediasoup.Conformance;

/// <summary>What is known of producers and consumers, in mediasoup's form.</summary>
internal static class MediaShapes
{
    public static object Scores(IEnumerable<ProducerScore> scores) =>
        scores.Select(score => new { EncodingIdx = score.EncodingIndex, score.Ssrc, score.Rid, score.Score });

    public static object Stats(IEnumerable<RtpStreamStats> stats) => stats.Select(Stats);

    public static object Dump(ProducerDump dump) => new Merged(
        dump,
        new
        {
            RtpParameters = new DumpedRtpParameters(dump.RtpParameters),
            RtpStreams = dump.RtpStreams.Select(Stream),
        });

    public static object Dump(ConsumerDump dump) => new Merged(
        dump,
        new
        {
            RtpParameters = new DumpedRtpParameters(dump.RtpParameters),
            RtpStreams = dump.RtpStreams.Select(Stream),
            RtpStream = dump.Type == ConsumerType.Pipe || dump.RtpStreams.Count == 0 ? null : Stream(dump.RtpStreams[0]),
        });

    public static object Trace(ProducerTrace trace) => Trace(trace.Type, trace.Timestamp, trace.Direction, trace.Info);

    public static object Trace(ConsumerTrace trace) => Trace(trace.Type, trace.Timestamp, trace.Direction, trace.Info);

    private static object Trace<TType>(TType type, TimeSpan timestamp, TraceDirection direction, RtpTraceInfo? info) =>
        new { Type = type, Timestamp = timestamp.TotalMilliseconds, Direction = direction, Info = Shape(info) };

    private static object? Shape(RtpTraceInfo? info) => info switch
    {
        RtpPacketTraceInfo packet => new { RtpPacket = packet.Packet, packet.IsRtx },
        SenderReportTraceInfo report => new
        {
            report.Ssrc,
            NtpSec = report.NtpSeconds,
            NtpFrac = report.NtpFraction,
            RtpTs = report.RtpTimestamp,
            report.PacketCount,
            report.OctetCount,
        },
        _ => info,
    };

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

    /// <summary>mediasoup has what belongs to the stream in an object of its own, beside how well it arrives.</summary>
    private static object Stream(RtpStreamDump stream) => new
    {
        Params = new Merged(stream, new { EncodingIdx = stream.EncodingIndex }),
        stream.Score,
        RtxStream = stream.RtxStream is { } rtx ? new { Params = rtx } : null,
    };
}
