using Conference.Controller.Errors;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip;

/// <summary>What a meeting takes of an offered track: one codec with its retransmissions, and what both sides know of the rest.</summary>
internal static class PublishNegotiation
{
    /// <exception cref="RefusedException">There is no codec in common, or nothing by which the streams could be told apart.</exception>
    public static RtpParameters Negotiate(OfferedMedia media, RtpCapabilities router)
    {
        var (codec, capability) = CommonCodec(media, router);
        var extensions = CommonExtensions(media, router);
        CheckRecognisable(media, extensions);
        var rtx = CodecMatch.RtxOf(codec, media.Codecs);
        IReadOnlyList<RtpCodecParameters> codecs = [
            codec with { RtcpFeedback = CommonFeedback(codec, capability, extensions) },
            .. rtx is null ? Array.Empty<RtpCodecParameters>() : [rtx with { RtcpFeedback = [] }]];
        return new RtpParameters
        {
            Mid = media.Mid,
            Codecs = codecs,
            HeaderExtensions = extensions,
            Encodings = Encodings(media.Streams.Encodings, rtx is not null),
            Rtcp = new RtcpParameters(media.Streams.Cname),
            Msid = media.Msid,
        };
    }

    // Encoders of simulcast send up to three temporal layers and SDP does not say so; the worker drops those that it was not told of.
    private static List<RtpEncodingParameters> Encodings(IReadOnlyList<RtpEncodingParameters> offered, bool hasRtx) => [.. offered.Select(encoding =>
        encoding with { Rtx = hasRtx ? encoding.Rtx : null, ScalabilityMode = offered.Count > 1 ? "L1T3" : null })];

    private static (RtpCodecParameters Codec, RtpCodecCapability Capability) CommonCodec(OfferedMedia media, RtpCapabilities router)
    {
        foreach (var codec in media.Codecs)
        {
            if (!CodecMatch.IsRtx(codec.MimeType) && router.Codecs.FirstOrDefault(known => CodecMatch.Fits(codec, known)) is { } capability)
                return (codec, capability);
        }

        var known = router.Codecs.Where(codec => codec.Kind == media.Kind && !CodecMatch.IsRtx(codec.MimeType)).Select(codec => codec.MimeType);
        throw media.Line.Unsupported($"no codec in common; this meeting takes {string.Join(" and ", known)}");
    }

    private static List<RtpHeaderExtensionParameters> CommonExtensions(OfferedMedia media, RtpCapabilities router)
    {
        var received = router.HeaderExtensions
            .Where(known => known.Kind == media.Kind
                && known.Direction is RtpHeaderExtensionDirection.SendRecv or RtpHeaderExtensionDirection.RecvOnly)
            .Select(known => known.Uri)
            .ToHashSet();
        return [.. media.Extensions.Where(offered => received.Contains(offered.Uri))
            .Select(offered => new RtpHeaderExtensionParameters { Uri = offered.Uri, Id = offered.Id })];
    }

    // One bandwidth estimation at most, the newer where the offer has both, as the worker does it.
    private static List<RtcpFeedback> CommonFeedback(
        RtpCodecParameters codec, RtpCodecCapability capability, List<RtpHeaderExtensionParameters> extensions)
    {
        var transportCc = extensions.Exists(extension => extension.Uri == RtpHeaderExtensionUri.TransportWideCcDraft01);
        var remb = !transportCc && extensions.Exists(extension => extension.Uri == RtpHeaderExtensionUri.AbsSendTime);
        return [.. codec.RtcpFeedback.Distinct().Where(feedback => capability.RtcpFeedback.Contains(feedback) && feedback.Type switch
        {
            "transport-cc" => transportCc,
            "goog-remb" => remb,
            _ => true,
        })];
    }

    private static void CheckRecognisable(OfferedMedia media, List<RtpHeaderExtensionParameters> extensions)
    {
        var byRid = media.Streams.Encodings.Any(encoding => encoding.Rid is not null);
        if (byRid && !extensions.Exists(extension => extension.Uri == RtpHeaderExtensionUri.RtpStreamId))
            throw media.Line.Unsupported("a=simulcast needs the header extension for the stream's RID");
        if (media.Streams.Encodings.Count == 0 && !extensions.Exists(extension => extension.Uri == RtpHeaderExtensionUri.Mid))
            throw media.Line.Unsupported("neither a=ssrc nor the header extension for the MID tells which packets belong to the section");
    }
}
