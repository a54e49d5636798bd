namespace Conference.Mediasoup.Channels;

/// <summary>The enums of RTP. A value that has no name throws.</summary>
internal static class WireRtpEnums
{
    public static Fbs.RtpParameters.MediaKind ToWire(this MediaKind kind) => kind switch
    {
        MediaKind.Audio => Fbs.RtpParameters.MediaKind.Audio,
        MediaKind.Video => Fbs.RtpParameters.MediaKind.Video,
    };

    public static MediaKind ToPublic(this Fbs.RtpParameters.MediaKind kind) => kind switch
    {
        Fbs.RtpParameters.MediaKind.Audio => MediaKind.Audio,
        Fbs.RtpParameters.MediaKind.Video => MediaKind.Video,
    };

    public static Fbs.RtpParameters.Type ToWire(this ProducerType type) => type switch
    {
        ProducerType.Simple => Fbs.RtpParameters.Type.Simple,
        ProducerType.Simulcast => Fbs.RtpParameters.Type.Simulcast,
        ProducerType.Svc => Fbs.RtpParameters.Type.Svc,
    };

    public static ProducerType ToProducerType(this Fbs.RtpParameters.Type type) => type switch
    {
        Fbs.RtpParameters.Type.Simple => ProducerType.Simple,
        Fbs.RtpParameters.Type.Simulcast => ProducerType.Simulcast,
        Fbs.RtpParameters.Type.Svc => ProducerType.Svc,
        Fbs.RtpParameters.Type.Pipe => throw new InvalidDataException("The worker called a producer a pipe."),
    };

    public static ConsumerType ToConsumerType(this Fbs.RtpParameters.Type type) => type switch
    {
        Fbs.RtpParameters.Type.Simple => ConsumerType.Simple,
        Fbs.RtpParameters.Type.Simulcast => ConsumerType.Simulcast,
        Fbs.RtpParameters.Type.Svc => ConsumerType.Svc,
        Fbs.RtpParameters.Type.Pipe => ConsumerType.Pipe,
    };

    public static ConsumerType ToConsumerType(this ProducerType type) => type switch
    {
        ProducerType.Simple => ConsumerType.Simple,
        ProducerType.Simulcast => ConsumerType.Simulcast,
        ProducerType.Svc => ConsumerType.Svc,
    };

    public static Fbs.RtpParameters.RtpHeaderExtensionUri ToWire(this RtpHeaderExtensionUri uri) => uri switch
    {
        RtpHeaderExtensionUri.Mid => Fbs.RtpParameters.RtpHeaderExtensionUri.Mid,
        RtpHeaderExtensionUri.RtpStreamId => Fbs.RtpParameters.RtpHeaderExtensionUri.RtpStreamId,
        RtpHeaderExtensionUri.RepairedRtpStreamId => Fbs.RtpParameters.RtpHeaderExtensionUri.RepairRtpStreamId,
        RtpHeaderExtensionUri.AbsSendTime => Fbs.RtpParameters.RtpHeaderExtensionUri.AbsSendTime,
        RtpHeaderExtensionUri.TransportWideCcDraft01 => Fbs.RtpParameters.RtpHeaderExtensionUri.TransportWideCcDraft01,
        RtpHeaderExtensionUri.SsrcAudioLevel => Fbs.RtpParameters.RtpHeaderExtensionUri.SsrcAudioLevel,
        RtpHeaderExtensionUri.DependencyDescriptor => Fbs.RtpParameters.RtpHeaderExtensionUri.DependencyDescriptor,
        RtpHeaderExtensionUri.VideoOrientation => Fbs.RtpParameters.RtpHeaderExtensionUri.VideoOrientation,
        RtpHeaderExtensionUri.TimeOffset => Fbs.RtpParameters.RtpHeaderExtensionUri.TimeOffset,
        RtpHeaderExtensionUri.AbsCaptureTime => Fbs.RtpParameters.RtpHeaderExtensionUri.AbsCaptureTime,
        RtpHeaderExtensionUri.PlayoutDelay => Fbs.RtpParameters.RtpHeaderExtensionUri.PlayoutDelay,
        RtpHeaderExtensionUri.MediasoupPacketId => Fbs.RtpParameters.RtpHeaderExtensionUri.MediasoupPacketId,
        RtpHeaderExtensionUri.Unsupported => throw new ArgumentException(
            "The worker does not know this RTP header extension; leave it out.", nameof(uri)),
    };

    public static RtpHeaderExtensionUri ToPublic(this Fbs.RtpParameters.RtpHeaderExtensionUri uri) => uri switch
    {
        Fbs.RtpParameters.RtpHeaderExtensionUri.Mid => RtpHeaderExtensionUri.Mid,
        Fbs.RtpParameters.RtpHeaderExtensionUri.RtpStreamId => RtpHeaderExtensionUri.RtpStreamId,
        Fbs.RtpParameters.RtpHeaderExtensionUri.RepairRtpStreamId => RtpHeaderExtensionUri.RepairedRtpStreamId,
        Fbs.RtpParameters.RtpHeaderExtensionUri.AbsSendTime => RtpHeaderExtensionUri.AbsSendTime,
        Fbs.RtpParameters.RtpHeaderExtensionUri.TransportWideCcDraft01 => RtpHeaderExtensionUri.TransportWideCcDraft01,
        Fbs.RtpParameters.RtpHeaderExtensionUri.SsrcAudioLevel => RtpHeaderExtensionUri.SsrcAudioLevel,
        Fbs.RtpParameters.RtpHeaderExtensionUri.DependencyDescriptor => RtpHeaderExtensionUri.DependencyDescriptor,
        Fbs.RtpParameters.RtpHeaderExtensionUri.VideoOrientation => RtpHeaderExtensionUri.VideoOrientation,
        Fbs.RtpParameters.RtpHeaderExtensionUri.TimeOffset => RtpHeaderExtensionUri.TimeOffset,
        Fbs.RtpParameters.RtpHeaderExtensionUri.AbsCaptureTime => RtpHeaderExtensionUri.AbsCaptureTime,
        Fbs.RtpParameters.RtpHeaderExtensionUri.PlayoutDelay => RtpHeaderExtensionUri.PlayoutDelay,
        Fbs.RtpParameters.RtpHeaderExtensionUri.MediasoupPacketId => RtpHeaderExtensionUri.MediasoupPacketId,
    };
}
