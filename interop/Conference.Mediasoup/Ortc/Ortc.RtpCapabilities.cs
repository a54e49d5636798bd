namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>Checks the capabilities and fills in what is left out.</summary>
    /// <exception cref="ArgumentException">A field is missing or has no meaning; the message names it.</exception>
    public static RtpCapabilities NormalizeRtpCapabilities(RtpCapabilities rtpCapabilities)
    {
        ArgumentNullException.ThrowIfNull(rtpCapabilities);

        IReadOnlyList<RtpCodecCapability> codecs = Normalize(rtpCapabilities.Codecs, nameof(rtpCapabilities), "codecs", Normalize);
        IReadOnlyList<RtpHeaderExtension> extensions =
            Normalize(rtpCapabilities.HeaderExtensions, nameof(rtpCapabilities), "headerExtensions", static (extension, _) => extension);

        return ReferenceEquals(codecs, rtpCapabilities.Codecs) && ReferenceEquals(extensions, rtpCapabilities.HeaderExtensions)
            ? rtpCapabilities
            : new RtpCapabilities { Codecs = codecs, HeaderExtensions = extensions };
    }
}
