using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup;

/// <summary>A codec that a router or an endpoint can receive, or that a new router shall support.</summary>
public sealed record RtpCodecCapability
{
    /// <summary>The media kind, which is the first half of <see cref="MimeType"/>; what JSON says about it is not read.</summary>
    public MediaKind Kind => MimeTypes.IsAudio(MimeType) ? MediaKind.Audio : MediaKind.Video;

    /// <summary>Media type and subtype, such as <c>audio/opus</c> or <c>video/VP8</c>; compared without regard to case.</summary>
    public required string MimeType { get; init; }

    /// <summary>
    /// The RTP payload type, 0 to 127 and unique in its list; null, for the codecs of a new router only, lets the router choose one.
    /// </summary>
    public byte? PreferredPayloadType { get; init; }

    /// <summary>Clock rate in hertz.</summary>
    public required uint ClockRate { get; init; }

    /// <summary>Number of audio channels; null means 1 for audio and stays null for video.</summary>
    public byte? Channels { get; init; }

    /// <summary>
    /// Codec-specific parameters, empty by default, and for null. Some decide whether codecs match: <c>packetization-mode</c> and
    /// <c>profile-level-id</c> of H264, <c>profile-id</c> of VP9.
    /// </summary>
    [AllowNull]
    public ParameterMap Parameters { get; init => field = value ?? ParameterMap.Empty; } = ParameterMap.Empty;

    /// <summary>RTCP feedback that the codec can use; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtcpFeedback> RtcpFeedback
    {
        get;
        init => field = ValueList<RtcpFeedback>.From(value);
    } = ValueList<RtcpFeedback>.Empty;
}
