namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>Whether an endpoint with these capabilities can receive the producer.</summary>
    /// <exception cref="ArgumentException">A field of the capabilities is missing or has no meaning; the message names it.</exception>
    public static bool CanConsume(RtpParameters consumable, RtpCapabilities rtpCapabilities)
    {
        RtpCapabilities remote = NormalizeRtpCapabilities(rtpCapabilities);
        foreach (RtpCodecParameters codec in consumable.Codecs)
        {
            // The first codec in common decides: RTX without its media codec is of no use.
            if (FindMatch(codec, remote) is not null)
                return !MimeTypes.IsRtx(codec.MimeType);
        }

        return false;
    }

    /// <summary>The parameters of a consumer: what producer and endpoint have in common, in one encoding unless it is a pipe.</summary>
    /// <exception cref="ArgumentException">A field of the capabilities is missing or has no meaning; the message names it.</exception>
    /// <exception cref="UnsupportedRtpException">There is no media codec in common.</exception>
    public static RtpParameters GetConsumerRtpParameters(
        RtpParameters consumable,
        RtpCapabilities rtpCapabilities,
        bool pipe,
        bool enableRtx)
    {
        RtpCapabilities remote = NormalizeRtpCapabilities(rtpCapabilities);
        ValueList<RtpHeaderExtensionParameters> extensions = Filter(consumable.HeaderExtensions, extension =>
            remote.HeaderExtensions.Any(theirs => theirs.PreferredId == extension.Id && theirs.Uri == extension.Uri));

        List<RtpCodecParameters> codecs = CommonCodecs(consumable, remote, extensions, enableRtx);
        bool hasRtx = RemoveLoneRtx(codecs);
        if (codecs.Count == 0 || MimeTypes.IsRtx(codecs[0].MimeType))
        {
            throw new UnsupportedRtpException(
                $"The endpoint cannot decode {string.Join(" or ", consumable.Codecs.Select(codec => codec.MimeType))}; "
                    + "ask Router.CanConsume before consuming.");
        }

        return new RtpParameters
        {
            Codecs = codecs,
            HeaderExtensions = extensions,
            Encodings = pipe ? PipeEncodings(consumable.Encodings, hasRtx) : [ConsumerEncoding(consumable.Encodings, hasRtx)],
            Rtcp = consumable.Rtcp,
            Msid = consumable.Msid,
        };
    }

    /// <summary>The parameters with another payload type for RTX, which the worker writes into each packet it sends again.</summary>
    /// <exception cref="ArgumentException">It is no payload type, or one of the media codecs has it.</exception>
    public static RtpParameters WithRtxPayloadType(RtpParameters rtpParameters, byte payloadType)
    {
        if (payloadType > 127 || rtpParameters.Codecs.Any(codec => codec.PayloadType == payloadType && !MimeTypes.IsRtx(codec.MimeType)))
            throw Invalid(nameof(payloadType), $"RTX cannot have payload type {payloadType}: give one of 0 to 127 that no media codec has");
        return rtpParameters with
        {
            Codecs = [.. rtpParameters.Codecs.Select(codec => MimeTypes.IsRtx(codec.MimeType) ? codec with { PayloadType = payloadType } : codec)],
        };
    }

    private static RtpCodecCapability? FindMatch(RtpCodecParameters codec, RtpCapabilities remote)
    {
        CodecTraits wanted = codec;
        foreach (RtpCodecCapability capability in remote.Codecs)
        {
            if (((CodecTraits)capability).Matches(wanted))
                return capability;
        }

        return null;
    }

    private static List<RtpCodecParameters> CommonCodecs(
        RtpParameters consumable,
        RtpCapabilities remote,
        ValueList<RtpHeaderExtensionParameters> extensions,
        bool enableRtx)
    {
        // One bandwidth estimation at most: transport-cc where its extension is in use, else REMB where send times are.
        bool transportCc = extensions.Any(extension => extension.Uri == RtpHeaderExtensionUri.TransportWideCcDraft01);
        bool remb = !transportCc && extensions.Any(extension => extension.Uri == RtpHeaderExtensionUri.AbsSendTime);

        var codecs = new List<RtpCodecParameters>(consumable.Codecs.Count);
        foreach (RtpCodecParameters codec in consumable.Codecs)
        {
            if (!enableRtx && MimeTypes.IsRtx(codec.MimeType))
                continue;
            if (FindMatch(codec, remote) is not { } capability)
                continue;

            codecs.Add(codec with
            {
                RtcpFeedback = Filter(capability.RtcpFeedback, feedback => feedback.Type switch
                {
                    "nack" => enableRtx || feedback.Parameter.Length > 0,
                    "transport-cc" => transportCc,
                    "goog-remb" => remb,
                    _ => true,
                }),
            });
        }

        return codecs;
    }

    /// <summary>Takes out RTX codecs whose media codec is not there; answers whether any RTX codec is left.</summary>
    private static bool RemoveLoneRtx(List<RtpCodecParameters> codecs)
    {
        var hasRtx = false;
        for (int i = codecs.Count - 1; i >= 0; i--)
        {
            if (!MimeTypes.IsRtx(codecs[i].MimeType))
                continue;

            if (IndexOfRepairedCodec(codecs[i], codecs) >= 0)
                hasRtx = true;
            else
                codecs.RemoveAt(i);
        }

        return hasRtx;
    }

    private static RtpEncodingParameters ConsumerEncoding(IReadOnlyList<RtpEncodingParameters> encodings, bool hasRtx)
    {
        string? scalabilityMode = null;
        ulong maxBitrate = 0;
        foreach (RtpEncodingParameters encoding in encodings)
        {
            if (string.IsNullOrEmpty(scalabilityMode))
                scalabilityMode = encoding.ScalabilityMode;
            maxBitrate = Math.Max(maxBitrate, encoding.MaxBitrate ?? 0);
        }

        // To the endpoint the streams of a simulcast look like the spatial layers of one.
        if (encodings.Count > 1)
            scalabilityMode = $"L{encodings.Count}T{ScalabilityMode.Parse(scalabilityMode).TemporalLayers}";

        uint ssrc = RandomSsrc();
        return new RtpEncodingParameters
        {
            Ssrc = ssrc,
            Rtx = hasRtx ? new RtpRtxParameters { Ssrc = ssrc + 1 } : null,
            ScalabilityMode = string.IsNullOrEmpty(scalabilityMode) ? null : scalabilityMode,
            MaxBitrate = maxBitrate == 0 ? null : maxBitrate,
        };
    }
}
