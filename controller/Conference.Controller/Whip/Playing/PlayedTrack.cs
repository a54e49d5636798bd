using Conference.Controller.Media;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>A producer for a section of a player's offer, in the codec and under the numbers that the offer gives it.</summary>
internal sealed record PlayedTrack(OfferedMedia Media, OwnedProducer Producer, RtpCodecParameters Codec, RtpCodecParameters? Rtx)
{
    // The worker has room for eight characters in each packet.
    private const int MaximumMid = 8;

    /// <exception cref="Errors.RefusedException">The player does not decode what is played.</exception>
    public static PlayedTrack Match(OfferedMedia media, OwnedProducer producer)
    {
        var played = producer.Producer.RtpParameters.Codecs[0];
        var codec = media.Codecs.FirstOrDefault(offered => CodecMatch.Fits(offered, played))
            ?? throw media.Line.Unsupported($"what is played is {played.MimeType}, which the offer does not have");
        return new PlayedTrack(media, producer, codec, CodecMatch.RtxOf(codec, media.Codecs));
    }

    /// <summary>The codec of a router in which this track has the player's payload type.</summary>
    public RtpCodecCapability RouterCodec => new()
    {
        MimeType = Codec.MimeType,
        PreferredPayloadType = Codec.PayloadType,
        ClockRate = Codec.ClockRate,
        Channels = Codec.Channels,
        Parameters = Codec.Parameters,
    };

    /// <param name="piped">The producer on such a router.</param>
    public ConsumerOptions Consumer(ProducerId piped) => new()
    {
        ProducerId = piped,
        RtpCapabilities = Capabilities,
        Mid = Media.Mid.Length <= MaximumMid ? Media.Mid : null,
        EnableRtx = Rtx is not null,
        RtxPayloadType = Rtx?.PayloadType,
    };

    // Header extensions stand in the packets under the worker's own numbers, so only those are agreed on that have the same in the offer.
    private RtpCapabilities Capabilities => new()
    {
        Codecs = [RouterCodec with { RtcpFeedback = Codec.RtcpFeedback }, .. Rtx is null ? Array.Empty<RtpCodecCapability>() : [Repair(Rtx)]],
        HeaderExtensions = [.. Media.Extensions
            .Where(extension => extension.Uri != RtpHeaderExtensionUri.Mid || Media.Mid.Length <= MaximumMid)
            .Select(extension => new RtpHeaderExtension { Kind = Media.Kind, Uri = extension.Uri, PreferredId = extension.Id })],
    };

    private static RtpCodecCapability Repair(RtpCodecParameters rtx) => new()
    {
        MimeType = rtx.MimeType,
        PreferredPayloadType = rtx.PayloadType,
        ClockRate = rtx.ClockRate,
        Parameters = rtx.Parameters,
    };
}
