namespace Conference.Mediasoup.Channels;

/// <summary>Dumps and trace events of consumers.</summary>
internal static class WireConsumerDump
{
    public static ConsumerDump Read(Fbs.Consumer.ConsumerDump dump) => new()
    {
        Id = ConsumerId.Parse(dump.Base.Id),
        Type = dump.Base.Type.ToConsumerType(),
        ProducerId = ProducerId.Parse(dump.Base.ProducerId),
        Kind = dump.Base.Kind.ToPublic(),
        RtpParameters = WireRtpDump.Read(dump.Base.RtpParameters),
        ConsumableRtpEncodings = dump.Base.ConsumableRtpEncodings.ToArray(WireRtpDump.Read),
        SupportedCodecPayloadTypes = dump.Base.SupportedCodecPayloadTypes.ToArray(),
        TraceEventTypes = WireEnums.Read(dump.Base.TraceEventTypes, ToPublic),
        Paused = dump.Base.Paused,
        ProducerPaused = dump.Base.ProducerPaused,
        Priority = dump.Base.Priority,
        RtpStreams = dump.RtpStreams.ToArray(WireRtpDump.Read),
        PreferredSpatialLayer = ReadLayer(dump.Base.Type, dump.PreferredSpatialLayer),
        TargetSpatialLayer = ReadLayer(dump.Base.Type, dump.TargetSpatialLayer),
        CurrentSpatialLayer = ReadLayer(dump.Base.Type, dump.CurrentSpatialLayer),
        PreferredTemporalLayer = ReadLayer(dump.Base.Type, dump.PreferredTemporalLayer),
        TargetTemporalLayer = ReadLayer(dump.Base.Type, dump.TargetTemporalLayer),
        CurrentTemporalLayer = ReadLayer(dump.Base.Type, dump.CurrentTemporalLayer),
    };

    public static ConsumerTrace Read(Fbs.Consumer.TraceNotification trace) => new(
        trace.Type.ToPublic(), TimeSpan.FromMilliseconds((long)trace.Timestamp), trace.Direction.ToPublic(), ReadInfo(trace));

    public static Fbs.Consumer.TraceEventType ToWire(this ConsumerTraceEventType value) => value switch
    {
        ConsumerTraceEventType.Rtp => Fbs.Consumer.TraceEventType.Rtp,
        ConsumerTraceEventType.KeyFrame => Fbs.Consumer.TraceEventType.Keyframe,
        ConsumerTraceEventType.Nack => Fbs.Consumer.TraceEventType.Nack,
        ConsumerTraceEventType.Pli => Fbs.Consumer.TraceEventType.Pli,
        ConsumerTraceEventType.Fir => Fbs.Consumer.TraceEventType.Fir,
    };

    /// <summary>The worker writes -1 for none, and also 0 where there is nothing to choose from.</summary>
    private static byte? ReadLayer(Fbs.RtpParameters.Type type, short? layer) =>
        type is Fbs.RtpParameters.Type.Simulcast or Fbs.RtpParameters.Type.Svc && layer is >= 0 ? (byte)layer : null;

    private static ConsumerTraceEventType ToPublic(this Fbs.Consumer.TraceEventType value) => value switch
    {
        Fbs.Consumer.TraceEventType.Rtp => ConsumerTraceEventType.Rtp,
        Fbs.Consumer.TraceEventType.Keyframe => ConsumerTraceEventType.KeyFrame,
        Fbs.Consumer.TraceEventType.Nack => ConsumerTraceEventType.Nack,
        Fbs.Consumer.TraceEventType.Pli => ConsumerTraceEventType.Pli,
        Fbs.Consumer.TraceEventType.Fir => ConsumerTraceEventType.Fir,
    };

    private static RtpTraceInfo? ReadInfo(Fbs.Consumer.TraceNotification trace)
    {
        switch (trace.InfoType)
        {
            case Fbs.Consumer.TraceInfoType.RtpTraceInfo:
                var rtp = trace.InfoAsRtpTraceInfo();
                return new RtpPacketTraceInfo(WireRtpDump.Read(rtp.RtpPacket), rtp.IsRtx);
            case Fbs.Consumer.TraceInfoType.KeyFrameTraceInfo:
                var keyFrame = trace.InfoAsKeyFrameTraceInfo();
                return new RtpPacketTraceInfo(WireRtpDump.Read(keyFrame.RtpPacket), keyFrame.IsRtx);
            case Fbs.Consumer.TraceInfoType.PliTraceInfo:
                return new KeyFrameRequestTraceInfo(trace.InfoAsPliTraceInfo().Ssrc);
            case Fbs.Consumer.TraceInfoType.FirTraceInfo:
                return new KeyFrameRequestTraceInfo(trace.InfoAsFirTraceInfo().Ssrc);
            case Fbs.Consumer.TraceInfoType.None:
                return null;
            default:
                throw new InvalidDataException($"The worker sent trace info of the kind {trace.InfoType}.");
        }
    }
}
