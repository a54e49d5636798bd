using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup;

/// <summary>What a router or an endpoint can receive: codecs and RTP header extensions.</summary>
/// <remarks>Lists are copied when they are set and compare by their items, here and in all the RTP records.</remarks>
public sealed partial record RtpCapabilities
{
    /// <summary>Media and RTX codecs in order of preference; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtpCodecCapability> Codecs
    {
        get;
        init => field = ValueList<RtpCodecCapability>.From(value);
    } = ValueList<RtpCodecCapability>.Empty;

    /// <summary>RTP header extensions; empty by default, and for null.</summary>
    [AllowNull]
    public IReadOnlyList<RtpHeaderExtension> HeaderExtensions
    {
        get;
        init => field = ValueList<RtpHeaderExtension>.From(value);
    } = ValueList<RtpHeaderExtension>.Empty;
}
