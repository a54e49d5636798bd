namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>The parameters inside the router, which every consumer of the producer starts from.</summary>
    /// <param name="kind">The producer's kind, which selects the header extensions.</param>
    /// <param name="rtpParameters">The producer's negotiated parameters.</param>
    /// <param name="routerRtpCapabilities">The capabilities with which <paramref name="mapping"/> was made.</param>
    /// <param name="mapping">How the producer's payload types and streams map to the router's.</param>
    public static RtpParameters GetConsumableRtpParameters(
        MediaKind kind,
        RtpParameters rtpParameters,
        RtpCapabilities routerRtpCapabilities,
        RtpMapping mapping) => new()
        {
            Codecs = ConsumableCodecs(rtpParameters, routerRtpCapabilities, mapping),
            HeaderExtensions = ConsumableExtensions(kind, rtpParameters, routerRtpCapabilities),
            Encodings = ConsumableEncodings(rtpParameters.Encodings, mapping),
            Rtcp = new RtcpParameters(rtpParameters.Rtcp.Cname),
            Msid = rtpParameters.Msid,
        };

    private static List<RtpCodecParameters> ConsumableCodecs(
        RtpParameters rtpParameters,
        RtpCapabilities routerRtpCapabilities,
        RtpMapping mapping)
    {
        var codecs = new List<RtpCodecParameters>(rtpParameters.Codecs.Count);
        foreach (RtpCodecParameters codec in rtpParameters.Codecs)
        {
            if (MimeTypes.IsRtx(codec.MimeType))
                continue;

            byte payloadType = mapping.Codecs.First(entry => entry.PayloadType == codec.PayloadType).MappedPayloadType;
            RtpCodecCapability capability = routerRtpCapabilities.Codecs.First(entry => entry.PreferredPayloadType == payloadType);

            // The producer's own parameters: they describe the stream that is coming.
            codecs.Add(ConsumableCodec(capability, payloadType) with { Channels = capability.Channels, Parameters = codec.Parameters });
            if (FindRtxCodec(routerRtpCapabilities, payloadType) is { } rtx)
                codecs.Add(ConsumableCodec(rtx, rtx.PreferredPayloadType.GetValueOrDefault()));
        }

        return codecs;
    }

    private static RtpCodecParameters ConsumableCodec(RtpCodecCapability capability, byte payloadType) => new()
    {
        MimeType = capability.MimeType,
        PayloadType = payloadType,
        ClockRate = capability.ClockRate,
        Parameters = capability.Parameters,
        RtcpFeedback = capability.RtcpFeedback,
    };

    private static List<RtpHeaderExtensionParameters> ConsumableExtensions(
        MediaKind kind,
        RtpParameters rtpParameters,
        RtpCapabilities routerRtpCapabilities)
    {
        var extensions = new List<RtpHeaderExtensionParameters>();
        foreach (RtpHeaderExtension extension in routerRtpCapabilities.HeaderExtensions)
        {
            if (extension.Kind != kind)
                continue;
            if (extension.Direction is not (RtpHeaderExtensionDirection.SendRecv or RtpHeaderExtensionDirection.SendOnly))
                continue;

            // The capture time is forwarded from the producer's packets, not made here: without it there, a piped producer would announce
            // it and its worker wait for it forever.
            if (extension.Uri == RtpHeaderExtensionUri.AbsCaptureTime
                && !rtpParameters.HeaderExtensions.Any(given => given.Uri == RtpHeaderExtensionUri.AbsCaptureTime))
            {
                continue;
            }

            extensions.Add(new RtpHeaderExtensionParameters
            {
                Uri = extension.Uri,
                Id = extension.PreferredId,
                Encrypt = extension.PreferredEncrypt,
            });
        }

        return extensions;
    }

    private static ValueList<RtpEncodingParameters> ConsumableEncodings(IReadOnlyList<RtpEncodingParameters> encodings, RtpMapping mapping)
    {
        var consumable = new RtpEncodingParameters[encodings.Count];
        for (var i = 0; i < consumable.Length; i++)
        {
            consumable[i] = encodings[i] with
            {
                Ssrc = mapping.Encodings[i].MappedSsrc,
                Rid = null,
                Rtx = null,
                CodecPayloadType = null,
            };
        }

        return new ValueList<RtpEncodingParameters>(consumable);
    }
}
