namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>Checks the parameters and fills in what is left out.</summary>
    /// <exception cref="ArgumentException">A field is missing or has no meaning; the message names it.</exception>
    public static RtpParameters NormalizeRtpParameters(RtpParameters rtpParameters)
    {
        ArgumentNullException.ThrowIfNull(rtpParameters);

        return rtpParameters with
        {
            Codecs = Normalize(rtpParameters.Codecs, nameof(rtpParameters), "codecs", Normalize),
            HeaderExtensions = Normalize(rtpParameters.HeaderExtensions, nameof(rtpParameters), "headerExtensions", Normalize),
            Encodings = Normalize(rtpParameters.Encodings, nameof(rtpParameters), "encodings", Normalize),
            // The worker sends reduced-size RTCP whatever was asked for.
            Rtcp = rtpParameters.Rtcp.ReducedSize ? rtpParameters.Rtcp : rtpParameters.Rtcp with { ReducedSize = true },
        };
    }

    private static RtpHeaderExtensionParameters Normalize(RtpHeaderExtensionParameters extension, FieldPath path)
    {
        // mediasoup finds this out when it writes the request for the worker; here the field can still be named.
        if (extension.Uri == RtpHeaderExtensionUri.Unsupported)
            throw path.Error("uri", "is not one that the worker knows; leave the extension out");

        CheckParameters(extension.Parameters, path);
        return extension;
    }

    private static RtpEncodingParameters Normalize(RtpEncodingParameters encoding, FieldPath path) =>
        encoding.Dtx is null ? encoding with { Dtx = false } : encoding;
}
