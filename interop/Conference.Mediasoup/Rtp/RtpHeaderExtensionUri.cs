using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The RTP header extensions that the worker knows; in JSON the URI of RFC 8285.</summary>
/// <remarks>
/// Browsers announce more of them. Each of those reads as <see cref="Unsupported"/>: harmless in capabilities, where it matches nothing,
/// refused in parameters.
/// </remarks>
[JsonConverter(typeof(RtpHeaderExtensionUriJsonConverter))]
public enum RtpHeaderExtensionUri
{
    /// <summary>Media identification, RFC 9143: <c>urn:ietf:params:rtp-hdrext:sdes:mid</c>.</summary>
    Mid,

    /// <summary>Simulcast stream identification, RFC 8852: <c>urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id</c>.</summary>
    RtpStreamId,

    /// <summary>The stream that an RTX stream repairs, RFC 8852: <c>urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id</c>.</summary>
    RepairedRtpStreamId,

    /// <summary>Send time for REMB: <c>http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time</c>.</summary>
    AbsSendTime,

    /// <summary>
    /// Sequence numbers for transport-cc: <c>http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01</c>.
    /// </summary>
    TransportWideCcDraft01,

    /// <summary>Loudness from client to mixer, RFC 6464: <c>urn:ietf:params:rtp-hdrext:ssrc-audio-level</c>.</summary>
    SsrcAudioLevel,

    /// <summary>
    /// Layers of AV1 and others: <c>https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension</c>.
    /// </summary>
    DependencyDescriptor,

    /// <summary>Rotation of the camera, 3GPP TS 26.114: <c>urn:3gpp:video-orientation</c>.</summary>
    VideoOrientation,

    /// <summary>Transmission time offset, RFC 5450: <c>urn:ietf:params:rtp-hdrext:toffset</c>.</summary>
    TimeOffset,

    /// <summary>Capture time at the source: <c>http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time</c>.</summary>
    AbsCaptureTime,

    /// <summary>Bounds for the receiver's jitter buffer: <c>http://www.webrtc.org/experiments/rtp-hdrext/playout-delay</c>.</summary>
    PlayoutDelay,

    /// <summary>mediasoup's own packet number, kept across pipes: <c>urn:mediasoup:params:rtp-hdrext:packet-id</c>.</summary>
    MediasoupPacketId,

    /// <summary>Any URI that the worker does not know; written as <c>unsupported</c>, since the URI itself is not kept.</summary>
    Unsupported,
}
