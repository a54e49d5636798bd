using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup;

/// <summary>A codec in use by a stream.</summary>
public sealed record RtpCodecParameters
{
    /// <summary>Media type and subtype, such as <c>audio/opus</c> or <c>video/VP8</c>; compared without regard to case.</summary>
    public required string MimeType { get; init; }

    /// <summary>The RTP payload type, 0 to 127, unique in the stream.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>Clock rate in hertz.</summary>
    public required uint ClockRate { get; init; }

    /// <summary>Number of audio channels; null means 1 for audio and stays null for video.</summary>
    public byte? Channels { get; init; }

    /// <summary>
    /// Codec-specific parameters, empty by default, and for null. Some decide whether codecs match: <c>packetization-mode</c> and
    /// <c>profile-level-id</c> of H264, <c>profile-id</c> of VP9. An RTX codec names the codec that it repairs in <c>apt</c>.
    /// </summary>
    [AllowNull]
    public ParameterMap Parameters { get; init => field = value ?? ParameterMap.Empty; } = ParameterMap.Empty;

    /// <summary>RTCP feedback that the stream uses; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtcpFeedback> RtcpFeedback
    {
        get;
        init => field = ValueList<RtcpFeedback>.From(value);
    } = ValueList<RtcpFeedback>.Empty;
}
