using System.Globalization;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Our side of a media section: what we receive of it, what we send in it, or nothing.</summary>
/// <param name="Rtp">The streams that were agreed on, with the payload types and extension numbers of the offer.</param>
internal sealed record AnsweredMedia(OfferedMedia Offer, RtpParameters Rtp, SdpDirection Direction)
{
    // All tracks belong to one stream, as WHEP wants it; the stream needs no name.
    private const string StreamId = "-";

    private string KindName => Offer.Kind == MediaKind.Audio ? "audio" : "video";

    public void Write(SdpWriter writer, AnsweredTransport transport, bool isFirst)
    {
        WriteMediaLine(writer);
        writer.Line('c', "IN IP4 0.0.0.0");
        writer.Attribute("mid", Offer.Mid);
        transport.WriteIce(writer);
        if (isFirst)
            transport.WriteCandidates(writer);
        transport.WriteDtls(writer);
        writer.Attribute(Direction.Name()).Attribute("rtcp-mux").Attribute("rtcp-mux-only").Attribute("rtcp-rsize");
        foreach (var extension in Rtp.HeaderExtensions)
            writer.Attribute("extmap", $"{extension.Id} {HeaderExtensionUris.Name(extension.Uri)}");
        foreach (var codec in Rtp.Codecs)
            WriteCodec(writer, codec);
        if (Direction == SdpDirection.RecvOnly)
            WriteSimulcast(writer);
        if (Direction == SdpDirection.SendOnly)
            WriteStream(writer);
    }

    public void WriteMediaLine(SdpWriter writer) =>
        writer.Line('m', $"{KindName} 9 {Offer.Protocol} {string.Join(' ', Rtp.Codecs.Select(codec => codec.PayloadType))}");

    private static void WriteCodec(SdpWriter writer, RtpCodecParameters codec)
    {
        var name = codec.MimeType[(codec.MimeType.IndexOf('/') + 1)..];
        var channels = codec.Channels > 1 ? $"/{codec.Channels}" : "";
        writer.Attribute("rtpmap", string.Create(CultureInfo.InvariantCulture, $"{codec.PayloadType} {name}/{codec.ClockRate}{channels}"));
        if (codec.Parameters.Count > 0)
            writer.Attribute("fmtp", $"{codec.PayloadType} {codec.Parameters}");
        foreach (var feedback in codec.RtcpFeedback)
            writer.Attribute("rtcp-fb", $"{codec.PayloadType} {feedback.Type} {feedback.Parameter}".TrimEnd());
    }

    private void WriteSimulcast(SdpWriter writer)
    {
        var rids = Rtp.Encodings.Select(encoding => encoding.Rid).OfType<string>().ToList();
        foreach (var rid in rids)
            writer.Attribute("rid", $"{rid} recv");
        if (rids.Count > 0)
            writer.Attribute("simulcast", $"recv {string.Join(';', rids)}");
    }

    private void WriteStream(SdpWriter writer)
    {
        var encoding = Rtp.Encodings[0];
        writer.Attribute("msid", $"{StreamId} {KindName}");
        writer.Attribute("ssrc", $"{encoding.Ssrc} cname:{Rtp.Rtcp.Cname}");
        if (encoding.Rtx is not { } rtx)
            return;
        writer.Attribute("ssrc", $"{rtx.Ssrc} cname:{Rtp.Rtcp.Cname}");
        writer.Attribute("ssrc-group", $"FID {encoding.Ssrc} {rtx.Ssrc}");
    }
}
