using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>A media section of an offer, as far as RTP goes.</summary>
/// <param name="Line">Where the section begins.</param>
/// <param name="Codecs">Media codecs and RTX in the client's order of preference.</param>
internal sealed record OfferedMedia(
    SdpLine Line,
    string Mid,
    MediaKind Kind,
    SdpDirection Direction,
    string Protocol,
    IReadOnlyList<RtpCodecParameters> Codecs,
    IReadOnlyList<OfferedExtension> Extensions,
    OfferedStreams Streams,
    string? Msid)
{
    // Behind one transport all RTP has the same protection, whatever name an older client gives it (RFC 8829, section 5.1.2).
    private static readonly string[] Protocols = ["UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "TCP/TLS/RTP/SAVPF", "TCP/TLS/RTP/SAVP"];

    public static OfferedMedia Read(SdpMedia media, SdpSection session)
    {
        MediaKind kind = media.Kind switch
        {
            "audio" => MediaKind.Audio,
            "video" => MediaKind.Video,
            _ => throw media.Line.Unsupported($"{media.Kind} is not carried here; offer audio and video only"),
        };
        if (!Protocols.Contains(media.Protocol))
            throw media.Line.Unsupported($"{media.Protocol} is not WebRTC; offer {Protocols[0]}");
        if (media.Port == 0 && !media.Section.Has("bundle-only"))
            throw media.Line.Unsupported("the section is turned off; leave it out");
        if (!media.Section.Has("rtcp-mux"))
            throw media.Line.Unsupported("a=rtcp-mux is missing: RTP and RTCP share one transport here");
        var mid = media.Section.Find("mid") ?? throw media.Line.Invalid("a=mid is missing");
        if (!SdpToken.IsToken(mid.Value) || mid.Value.Length > 16)
            throw mid.Line.Invalid("a=mid has 1 to 16 characters of a token");
        return new OfferedMedia(
            media.Line,
            mid.Value,
            kind,
            SdpDirections.Of(media, session),
            media.Protocol,
            OfferedCodecs.Read(media),
            OfferedExtension.ReadAll(media, session),
            OfferedStreams.Read(media),
            media.Section.Find("msid")?.Words(1)[0]);
    }
}
