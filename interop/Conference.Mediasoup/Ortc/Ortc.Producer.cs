namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>
    /// How a producer's normalised parameters map to its router, and the parameters with the H264 level on which both agree, which take
    /// their place from then on.
    /// </summary>
    /// <exception cref="ArgumentException">An RTX codec repairs no codec of the list.</exception>
    /// <exception cref="UnsupportedRtpException">The router lacks one of the codecs.</exception>
    public static (RtpMapping Mapping, RtpParameters Negotiated) GetProducerRtpParametersMapping(
        RtpParameters rtpParameters,
        RtpCapabilities routerRtpCapabilities)
    {
        IReadOnlyList<RtpCodecParameters> codecs = rtpParameters.Codecs;
        var negotiated = new RtpCodecParameters[codecs.Count];
        var capabilities = new RtpCodecCapability?[codecs.Count];
        var mappings = new List<CodecMapping>(codecs.Count);

        for (var i = 0; i < codecs.Count; i++)
        {
            negotiated[i] = codecs[i];
            if (MimeTypes.IsRtx(codecs[i].MimeType))
                continue;

            RtpCodecCapability capability = FindMediaCodec(codecs[i], routerRtpCapabilities);
            capabilities[i] = capability;
            mappings.Add(new CodecMapping(codecs[i].PayloadType, capability.PreferredPayloadType.GetValueOrDefault()));
            if (((CodecTraits)capability).IsH264)
                negotiated[i] = NegotiateLevel(codecs[i], capability);
        }

        for (var i = 0; i < codecs.Count; i++)
        {
            if (!MimeTypes.IsRtx(codecs[i].MimeType))
                continue;

            RtpCodecCapability capability = FindRtxCodec(i, codecs, capabilities, routerRtpCapabilities);
            capabilities[i] = capability;
            mappings.Add(new CodecMapping(codecs[i].PayloadType, capability.PreferredPayloadType.GetValueOrDefault()));
        }

        var mapping = new RtpMapping(new ValueList<CodecMapping>([.. mappings]), MapEncodings(rtpParameters.Encodings));
        return (mapping, rtpParameters with { Codecs = new ValueList<RtpCodecParameters>(negotiated) });
    }

    private static RtpCodecCapability FindMediaCodec(RtpCodecParameters codec, RtpCapabilities routerRtpCapabilities)
    {
        CodecTraits wanted = codec;
        foreach (RtpCodecCapability capability in routerRtpCapabilities.Codecs)
        {
            if (wanted.Matches(capability))
                return capability;
        }

        throw new UnsupportedRtpException(
            $"The router does not support {codec.MimeType} with payload type {codec.PayloadType} and parameters \"{codec.Parameters}\"; "
                + "produce with a codec of its RTP capabilities, or create it with this codec.",
            codec.MimeType,
            codec.PayloadType);
    }

    private static RtpCodecParameters NegotiateLevel(RtpCodecParameters codec, RtpCodecCapability capability)
    {
        ParameterMap parameters = H264ProfileLevelId.Negotiate(codec.Parameters, capability.Parameters);
        return ReferenceEquals(parameters, codec.Parameters) ? codec : codec with { Parameters = parameters };
    }

    private static RtpCodecCapability FindRtxCodec(
        int rtxIndex,
        IReadOnlyList<RtpCodecParameters> codecs,
        RtpCodecCapability?[] capabilities,
        RtpCapabilities routerRtpCapabilities)
    {
        RtpCodecParameters rtx = codecs[rtxIndex];
        int mediaIndex = IndexOfRepairedCodec(rtx, codecs);
        if (mediaIndex < 0 || capabilities[mediaIndex] is not { } mediaCapability)
        {
            throw Invalid(
                "rtpParameters",
                $"rtpParameters.codecs[{rtxIndex}].parameters.apt names no media codec of the list; an RTX codec needs the one it repairs");
        }

        return FindRtxCodec(routerRtpCapabilities, mediaCapability.PreferredPayloadType) ?? throw new UnsupportedRtpException(
            $"The router has no RTX for its {mediaCapability.MimeType} with payload type {mediaCapability.PreferredPayloadType}; "
                + "produce without RTX.",
            rtx.MimeType,
            rtx.PayloadType);
    }

    private static RtpCodecCapability? FindRtxCodec(RtpCapabilities rtpCapabilities, byte? mediaPayloadType)
    {
        foreach (RtpCodecCapability capability in rtpCapabilities.Codecs)
        {
            if (MimeTypes.IsRtx(capability.MimeType)
                && capability.Parameters.TryGetValue(Apt, out ParameterValue apt)
                && apt.AsNumber() == mediaPayloadType)
            {
                return capability;
            }
        }

        return null;
    }

    private static int IndexOfRepairedCodec(RtpCodecParameters rtx, IReadOnlyList<RtpCodecParameters> codecs)
    {
        if (!rtx.Parameters.TryGetValue(Apt, out ParameterValue apt))
            return -1;

        for (var i = 0; i < codecs.Count; i++)
        {
            if (apt.AsNumber() == codecs[i].PayloadType)
                return i;
        }

        return -1;
    }

    private static ValueList<EncodingMapping> MapEncodings(IReadOnlyList<RtpEncodingParameters> encodings)
    {
        uint firstSsrc = RandomSsrc();
        var mappings = new EncodingMapping[encodings.Count];
        for (var i = 0; i < mappings.Length; i++)
            mappings[i] = new EncodingMapping(firstSsrc + (uint)i, encodings[i].Ssrc, encodings[i].Rid);
        return new ValueList<EncodingMapping>(mappings);
    }
}
