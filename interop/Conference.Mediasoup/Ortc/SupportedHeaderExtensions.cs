namespace Conference.Mediasoup;

/// <summary>The RTP header extensions of every router of the worker 3.27.1 (node/src/supportedRtpCapabilities.ts).</summary>
internal static class SupportedHeaderExtensions
{
    public static RtpHeaderExtension[] All { get; } =
    [
        .. Both(RtpHeaderExtensionUri.Mid, 1),
        Video(RtpHeaderExtensionUri.RtpStreamId, 2, RtpHeaderExtensionDirection.RecvOnly),
        Video(RtpHeaderExtensionUri.RepairedRtpStreamId, 3, RtpHeaderExtensionDirection.RecvOnly),
        .. Both(RtpHeaderExtensionUri.AbsSendTime, 4),
        // For audio transport-wide congestion control works on what arrives only.
        Audio(RtpHeaderExtensionUri.TransportWideCcDraft01, 5, RtpHeaderExtensionDirection.RecvOnly),
        Video(RtpHeaderExtensionUri.TransportWideCcDraft01, 5),
        Audio(RtpHeaderExtensionUri.SsrcAudioLevel, 6),
        Video(RtpHeaderExtensionUri.DependencyDescriptor, 7, RtpHeaderExtensionDirection.RecvOnly),
        Video(RtpHeaderExtensionUri.VideoOrientation, 8),
        Video(RtpHeaderExtensionUri.TimeOffset, 9),
        .. Both(RtpHeaderExtensionUri.AbsCaptureTime, 10),
        .. Both(RtpHeaderExtensionUri.PlayoutDelay, 11),
        .. Both(RtpHeaderExtensionUri.MediasoupPacketId, 12),
    ];

    private static RtpHeaderExtension[] Both(RtpHeaderExtensionUri uri, byte id) => [Audio(uri, id), Video(uri, id)];

    private static RtpHeaderExtension Audio(
        RtpHeaderExtensionUri uri,
        byte id,
        RtpHeaderExtensionDirection direction = RtpHeaderExtensionDirection.SendRecv) =>
        new() { Kind = MediaKind.Audio, Uri = uri, PreferredId = id, Direction = direction };

    private static RtpHeaderExtension Video(
        RtpHeaderExtensionUri uri,
        byte id,
        RtpHeaderExtensionDirection direction = RtpHeaderExtensionDirection.SendRecv) =>
        new() { Kind = MediaKind.Video, Uri = uri, PreferredId = id, Direction = direction };
}
