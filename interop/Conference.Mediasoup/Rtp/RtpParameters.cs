using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup;

/// <summary>How a media stream is sent: by an endpoint to a producer, or by a consumer to an endpoint.</summary>
/// <remarks>
/// A producer may have several encodings (simulcast), each with an SSRC or a RID. A consumer has exactly one, with SSRCs of its own, except
/// on a pipe, where all encodings are forwarded as they are.
/// </remarks>
public sealed record RtpParameters
{
    /// <summary>Media identification (RFC 9143); null when the stream has none.</summary>
    public string? Mid { get; init; }

    /// <summary>Media and RTX codecs in use.</summary>
    public required IReadOnlyList<RtpCodecParameters> Codecs
    {
        get;
        init => field = ValueList<RtpCodecParameters>.From(value);
    }

    /// <summary>RTP header extensions in use; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtpHeaderExtensionParameters> HeaderExtensions
    {
        get;
        init => field = ValueList<RtpHeaderExtensionParameters>.From(value);
    } = ValueList<RtpHeaderExtensionParameters>.Empty;

    /// <summary>RTP streams that are sent; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtpEncodingParameters> Encodings
    {
        get;
        init => field = ValueList<RtpEncodingParameters>.From(value);
    } = ValueList<RtpEncodingParameters>.Empty;

    /// <summary>RTCP settings; no CNAME and reduced size by default, and for null.</summary>
    [AllowNull]
    public RtcpParameters Rtcp { get; init => field = value ?? RtcpParameters.Default; } = RtcpParameters.Default;

    /// <summary>Media stream identification (RFC 8830); null when the stream has none.</summary>
    public string? Msid { get; init; }
}
