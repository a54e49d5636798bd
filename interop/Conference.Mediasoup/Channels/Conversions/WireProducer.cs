namespace Conference.Mediasoup.Channels;

/// <summary>Dumps and trace events of producers.</summary>
internal static class WireProducer
{
    public static ProducerDump Read(Fbs.Producer.DumpResponse dump) => new()
    {
        Id = ProducerId.Parse(dump.Id),
        Kind = dump.Kind.ToPublic(),
        Type = dump.Type.ToProducerType(),
        RtpParameters = WireRtpDump.Read(dump.RtpParameters),
        RtpMapping = WireRtpDump.Read(dump.RtpMapping),
        RtpStreams = dump.RtpStreams.ToArray(WireRtpDump.Read),
        TraceEventTypes = WireEnums.Read(dump.TraceEventTypes, ToPublic),
        Paused = dump.Paused,
    };

    public static ProducerTrace Read(Fbs.Producer.TraceNotification trace) => new(
        trace.Type.ToPublic(), TimeSpan.FromMilliseconds((long)trace.Timestamp), trace.Direction.ToPublic(), ReadInfo(trace));

    public static Fbs.Producer.TraceEventType ToWire(this ProducerTraceEventType value) => value switch
    {
        ProducerTraceEventType.Rtp => Fbs.Producer.TraceEventType.Rtp,
        ProducerTraceEventType.KeyFrame => Fbs.Producer.TraceEventType.Keyframe,
        ProducerTraceEventType.Nack => Fbs.Producer.TraceEventType.Nack,
        ProducerTraceEventType.Pli => Fbs.Producer.TraceEventType.Pli,
        ProducerTraceEventType.Fir => Fbs.Producer.TraceEventType.Fir,
        ProducerTraceEventType.SenderReport => Fbs.Producer.TraceEventType.Sr,
    };

    private static ProducerTraceEventType ToPublic(this Fbs.Producer.TraceEventType value) => value switch
    {
        Fbs.Producer.TraceEventType.Rtp => ProducerTraceEventType.Rtp,
        Fbs.Producer.TraceEventType.Keyframe => ProducerTraceEventType.KeyFrame,
        Fbs.Producer.TraceEventType.Nack => ProducerTraceEventType.Nack,
        Fbs.Producer.TraceEventType.Pli => ProducerTraceEventType.Pli,
        Fbs.Producer.TraceEventType.Fir => ProducerTraceEventType.Fir,
        Fbs.Producer.TraceEventType.Sr => ProducerTraceEventType.SenderReport,
    };

    private static RtpTraceInfo? ReadInfo(Fbs.Producer.TraceNotification trace)
    {
        switch (trace.InfoType)
        {
            case Fbs.Producer.TraceInfoType.RtpTraceInfo:
                var rtp = trace.InfoAsRtpTraceInfo();
                return new RtpPacketTraceInfo(WireRtpDump.Read(rtp.RtpPacket), rtp.IsRtx);
            case Fbs.Producer.TraceInfoType.KeyFrameTraceInfo:
                var keyFrame = trace.InfoAsKeyFrameTraceInfo();
                return new RtpPacketTraceInfo(WireRtpDump.Read(keyFrame.RtpPacket), keyFrame.IsRtx);
            case Fbs.Producer.TraceInfoType.PliTraceInfo:
                return new KeyFrameRequestTraceInfo(trace.InfoAsPliTraceInfo().Ssrc);
            case Fbs.Producer.TraceInfoType.FirTraceInfo:
                return new KeyFrameRequestTraceInfo(trace.InfoAsFirTraceInfo().Ssrc);
            case Fbs.Producer.TraceInfoType.SrTraceInfo:
                var report = trace.InfoAsSrTraceInfo();
                return new SenderReportTraceInfo(
                    report.Ssrc, report.NtpSec, report.NtpFrac, report.RtpTs, report.PacketCount, report.OctetCount);
            case Fbs.Producer.TraceInfoType.None:
                return null;
            default:
                throw new InvalidDataException($"The worker sent trace info of the kind {trace.InfoType}.");
        }
    }
}
