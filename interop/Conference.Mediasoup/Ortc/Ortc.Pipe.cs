namespace Conference.Mediasoup;

internal static partial class Ortc
{
    // Routers only receive this extension, so consumable parameters lack it; a pipe has to carry it on to the next router.
    private static readonly RtpHeaderExtensionParameters[] PipedExtensions =
    [
        .. RtpCapabilities.Supported.HeaderExtensions
            .Where(extension => extension.Uri == RtpHeaderExtensionUri.DependencyDescriptor)
            .Where(extension => extension.Direction != RtpHeaderExtensionDirection.SendRecv)
            .Select(extension => new RtpHeaderExtensionParameters
            {
                Uri = extension.Uri,
                Id = extension.PreferredId,
                Encrypt = extension.PreferredEncrypt,
            })
            .Take(1),
    ];

    /// <summary>The parameters of a consumer on a pipe transport: all encodings as they are, no bandwidth estimation, no MID.</summary>
    /// <param name="consumable">The producer's consumable parameters.</param>
    /// <param name="enableRtx">Whether the pipe may lose packets, so that it needs NACK and RTX.</param>
    public static RtpParameters GetPipeConsumerRtpParameters(RtpParameters consumable, bool enableRtx) => new()
    {
        Codecs = PipeCodecs(consumable.Codecs, enableRtx),
        HeaderExtensions = PipeExtensions(consumable.HeaderExtensions),
        Encodings = PipeEncodings(consumable.Encodings, enableRtx),
        Rtcp = consumable.Rtcp,
        Msid = consumable.Msid,
    };

    private static List<RtpCodecParameters> PipeCodecs(IReadOnlyList<RtpCodecParameters> consumable, bool enableRtx)
    {
        var codecs = new List<RtpCodecParameters>(consumable.Count);
        foreach (RtpCodecParameters codec in consumable)
        {
            if (!enableRtx && MimeTypes.IsRtx(codec.MimeType))
                continue;

            codecs.Add(codec with
            {
                RtcpFeedback = Filter(codec.RtcpFeedback, feedback => (feedback.Type, feedback.Parameter) switch
                {
                    ("nack", "pli") or ("ccm", "fir") => true,
                    ("nack", "") => enableRtx,
                    _ => false,
                }),
            });
        }

        return codecs;
    }

    private static IEnumerable<RtpHeaderExtensionParameters> WithoutTransportExtensions(
        IEnumerable<RtpHeaderExtensionParameters> extensions) =>
        extensions.Where(extension => extension.Uri is not (
            RtpHeaderExtensionUri.Mid or RtpHeaderExtensionUri.AbsSendTime or RtpHeaderExtensionUri.TransportWideCcDraft01));

    private static ValueList<RtpHeaderExtensionParameters> PipeExtensions(IEnumerable<RtpHeaderExtensionParameters> consumable) =>
        new([.. WithoutTransportExtensions(consumable).Concat(PipedExtensions).OrderBy(extension => extension.Id)]);

    private static ValueList<RtpEncodingParameters> PipeEncodings(IReadOnlyList<RtpEncodingParameters> encodings, bool hasRtx)
    {
        uint firstSsrc = RandomSsrc();
        uint firstRtxSsrc = RandomSsrc();
        var piped = new RtpEncodingParameters[encodings.Count];
        for (var i = 0; i < piped.Length; i++)
        {
            piped[i] = encodings[i] with
            {
                Ssrc = firstSsrc + (uint)i,
                Rtx = hasRtx ? new RtpRtxParameters { Ssrc = firstRtxSsrc + (uint)i } : null,
            };
        }

        return new ValueList<RtpEncodingParameters>(piped);
    }
}
