namespace Conference.Mediasoup;

internal static partial class Ortc
{
    // In the order in which they are given away.
    private static readonly byte[] DynamicPayloadTypes =
        [.. Enumerable.Range(100, 28).Concat(Enumerable.Range(96, 4)).Select(payloadType => (byte)payloadType)];

    /// <summary>The capabilities of a router that shall support the given codecs: their payload types, RTX and header extensions.</summary>
    /// <exception cref="ArgumentException">A field is missing or has no meaning, or payload types collide or run out.</exception>
    /// <exception cref="UnsupportedRtpException">The worker does not know one of the codecs.</exception>
    public static RtpCapabilities GenerateRouterRtpCapabilities(IReadOnlyList<RtpCodecCapability> mediaCodecs)
    {
        ArgumentNullException.ThrowIfNull(mediaCodecs);

        var freePayloadTypes = new List<byte>(DynamicPayloadTypes);
        var codecs = new List<RtpCodecCapability>(mediaCodecs.Count * 2);
        for (var i = 0; i < mediaCodecs.Count; i++)
        {
            var path = new FieldPath(nameof(mediaCodecs), List: null, i);
            RtpCodecCapability mediaCodec = Normalize(mediaCodecs[i] ?? throw path.Error("is null; leave it out"), path);
            RtpCodecCapability supported = FindSupported(mediaCodec);
            byte payloadType = mediaCodec.PreferredPayloadType ?? supported.PreferredPayloadType ?? TakePayloadType(freePayloadTypes);
            freePayloadTypes.Remove(payloadType);
            if (codecs.Exists(codec => codec.PreferredPayloadType == payloadType))
            {
                throw Invalid(
                    nameof(mediaCodecs),
                    $"mediaCodecs needs payload type {payloadType} twice; give {mediaCodec.MimeType} another preferredPayloadType or none");
            }

            codecs.Add(supported with
            {
                PreferredPayloadType = payloadType,
                Parameters = supported.Parameters.With(mediaCodec.Parameters),
            });

            if (supported.Kind == MediaKind.Video)
                codecs.Add(RtxFor(payloadType, supported.ClockRate, TakePayloadType(freePayloadTypes)));
        }

        return new RtpCapabilities { Codecs = codecs, HeaderExtensions = RtpCapabilities.Supported.HeaderExtensions };
    }

    private static RtpCodecCapability FindSupported(RtpCodecCapability mediaCodec)
    {
        CodecTraits wanted = mediaCodec;
        foreach (RtpCodecCapability supported in RtpCapabilities.Supported.Codecs)
        {
            if (wanted.IsSameCodec(supported))
                return supported;
        }

        throw new UnsupportedRtpException(
            $"The worker does not know {mediaCodec.MimeType} with clock rate {mediaCodec.ClockRate}"
                + (mediaCodec.Channels is { } channels ? $" and {channels} channel(s)" : "")
                + "; choose from RtpCapabilities.Supported.",
            mediaCodec.MimeType,
            mediaCodec.PreferredPayloadType);
    }

    private static byte TakePayloadType(List<byte> freePayloadTypes)
    {
        if (freePayloadTypes.Count == 0)
        {
            throw Invalid(
                "mediaCodecs",
                "cannot allocate mediaCodecs to the 32 dynamic payload types, of which a video codec takes two; leave some out");
        }

        byte payloadType = freePayloadTypes[0];
        freePayloadTypes.RemoveAt(0);
        return payloadType;
    }

    private static RtpCodecCapability RtxFor(byte mediaPayloadType, uint clockRate, byte payloadType) => new()
    {
        MimeType = "video/rtx",
        PreferredPayloadType = payloadType,
        ClockRate = clockRate,
        Parameters = ParameterMap.Of((Apt, mediaPayloadType)),
    };
}
