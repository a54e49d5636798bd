using System.Text;
using Conference.Controller.Errors;
using Conference.Controller.Whip;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Tests.Whip;

public sealed class SdpOfferTests
{
    // Two bytes in hexadecimal where 32 belong.
    private const string ShortHash = "DA:7B";

    [Fact]
    public void The_offer_of_the_document_becomes_what_a_producer_needs()
    {
        var offer = Read(SdpSamples.Publish);
        Assert.Equal(new IceCredentials("EsAw", "bP+XJMM09aR8AiX1jdukzR6Y"), offer.Transport.Ice);
        Assert.Equal(DtlsRole.Client, offer.Transport.Dtls.Role);
        Assert.Equal(FingerprintAlgorithm.Sha256, Assert.Single(offer.Transport.Dtls.Fingerprints).Algorithm);
        Assert.Equal([(MediaKind.Audio, "0"), (MediaKind.Video, "1")], offer.Media.Select(media => (media.Kind, media.Mid)));
        Assert.All(offer.Media, media => Assert.Equal(SdpDirection.SendOnly, media.Direction));

        var video = PublishNegotiation.Negotiate(offer.Media[1], RtpCapabilities.Supported.WithPayloadTypes());
        Assert.Equal([("video/VP8", 96), ("video/rtx", 97)], video.Codecs.Select(codec => (codec.MimeType, (int)codec.PayloadType)));
        Assert.Equal(
            ["ccm fir", "nack ", "nack pli", "transport-cc "], video.Codecs[0].RtcpFeedback.Select(feedback => $"{feedback.Type} {feedback.Parameter}"));
        Assert.Equal(
            [
                (RtpHeaderExtensionUri.Mid, 4), (RtpHeaderExtensionUri.RtpStreamId, 10), (RtpHeaderExtensionUri.RepairedRtpStreamId, 11),
                (RtpHeaderExtensionUri.TransportWideCcDraft01, 5),
            ],
            video.HeaderExtensions.Select(extension => (extension.Uri, (int)extension.Id)));
        Assert.Equal([(2001u, 2002u)], video.Encodings.Select(encoding => (encoding.Ssrc!.Value, encoding.Rtx!.Ssrc)));
        Assert.Equal("ada", video.Rtcp.Cname);

        var audio = PublishNegotiation.Negotiate(offer.Media[0], RtpCapabilities.Supported.WithPayloadTypes());
        Assert.Equal("minptime=10;useinbandfec=1", Assert.Single(audio.Codecs).Parameters.ToString());
        Assert.Equal((byte?)2, audio.Codecs[0].Channels);
    }

    [Fact]
    public void Simulcast_by_rid_goes_from_the_smallest_picture_to_the_largest()
    {
        var offer = SdpSamples.Publish.With(
            "a=ssrc-group:FID 2001 2002", "a=rid:f send", "a=rid:h send", "a=rid:q send", "a=simulcast:send f;h;~q");
        Assert.Equal(["q", "h", "f"], Rids(offer));

        var limited = SdpSamples.Publish.With(
            "a=ssrc-group:FID 2001 2002", "a=rid:a send max-width=1280", "a=rid:b send max-width=320;max-height=180", "a=simulcast:send a;b,c");
        Assert.Equal(["b", "a"], Rids(limited));

        var unknown = SdpSamples.Publish.With("a=ssrc-group:FID 2001 2002", "a=rid:r0 send", "a=rid:r1 send", "a=simulcast:send r0;r1");
        Assert.Equal(["r0", "r1"], Rids(unknown));

        static IEnumerable<string?> Rids(string offer) => Read(offer).Media[1].Streams.Encodings.Select(encoding => encoding.Rid);
    }

    [Fact]
    public void Simulcast_by_ssrc_group_keeps_its_streams_with_their_retransmissions()
    {
        var offer = SdpSamples.Publish.With(
            "a=ssrc-group:FID 2001 2002", "a=ssrc-group:SIM 2001 2003 2005", "a=ssrc-group:FID 2001 2002", "a=ssrc-group:FID 2003 2004");
        Assert.Equal(
            [(2001u, 2002u), (2003u, 2004u), (2005u, (uint?)null)],
            Read(offer).Media[1].Streams.Encodings.Select(encoding => (encoding.Ssrc!.Value, encoding.Rtx?.Ssrc)));
    }

    [Fact]
    public void Attributes_of_the_session_count_for_its_sections()
    {
        var offer = Read(SdpSamples.Play);
        Assert.Equal("zjkk", offer.Transport.Ice.UsernameFragment);
        Assert.All(offer.Media, media => Assert.Equal(SdpDirection.RecvOnly, media.Direction));
        Assert.Equal("42001f", offer.Media[1].Codecs[2].Parameters["profile-level-id"].AsText());
        Assert.Equal(96, offer.Media[1].Codecs[1].Parameters["apt"].AsNumber());
        Assert.Empty(offer.Media[0].Streams.Encodings);
    }

    [Theory]
    [InlineData("v=0", "v=1", 1, "version")]
    [InlineData("s=-", "s-", 3, "type=value")]
    [InlineData("s=-", "", 3, "type=value")]
    [InlineData("s=-", "s=\u0007", 3, "control character")]
    [InlineData("s=-", "s=-\r\ns=-", 4, "twice")]
    [InlineData("t=0 0", "t=0 0\r\no=- 1 1 IN IP4 0.0.0.0", 5, "too late")]
    [InlineData("t=0 0", "x=1", 4, "no place")]
    [InlineData("t=0 0", "a=x", 1, "no t= line")]
    [InlineData("a=mid:0", "a=mi d:0", 15, "attribute name")]
    [InlineData("a=mid:0", "a=mid:0\r\na=mid:2", 16, "twice")]
    [InlineData("a=mid:0", "a=mid:", 15, "a=mid")]
    [InlineData("a=mid:0", "a=mid:1", 24, "twice")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 UDP/TLS/RTP/SAVPF", 8, "m=<media>")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 65536 UDP/TLS/RTP/SAVPF 111", 8, "port")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 UDP/TLS/RTP/SAVPF 128", 8, "payload type")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 UDP/TLS/RTP/SAVPF 111 111", 8, "twice")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 UDP/TLS/RTP/SAVPF 111 112", 8, "a=rtpmap")]
    [InlineData("a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus", 20, "clock rate")]
    [InlineData("a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus/0/2", 20, "clock rate")]
    [InlineData("a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus/48000/0", 20, "channels")]
    [InlineData("a=rtpmap:111 opus/48000/2", "a=rtpmap:-1 opus/48000/2", 20, "payload type")]
    [InlineData("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", "a=extmap:x urn:x", 34, "header extension")]
    [InlineData("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", "a=extmap:4 urn:ietf:params:rtp-hdrext:toffset", 34, "twice")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=ssrc-group:FID 2001 x", 51, "SSRC")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=ssrc:4294967296 cname:ada", 51, "SSRC")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=rid:a send\r\na=simulcast:send a;b", 52, "a=rid:b")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=rid:a send\r\na=rid:a send", 52, "twice")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=rid:a sideways", 51, "a=rid")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=simulcast:send", 51, "a=simulcast")]
    [InlineData("a=rtcp:9 IN IP4 0.0.0.0", "a=recvonly", 17, "two directions")]
    public void A_line_that_means_nothing_is_named(string line, string replacement, int number, string why)
    {
        var refusal = Refuse(SdpSamples.Publish.With(line, replacement.Split("\r\n")));
        Assert.Equal(RefusalCode.InvalidSdp, refusal.Code);
        Assert.StartsWith($"SDP line {number}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=ice-ufrag:EsAw", "a=ice-ufrag:abc", "a=ice-ufrag")]
    [InlineData("a=ice-ufrag:EsAw", "a=x", "without a=ice-ufrag")]
    [InlineData("a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y", "a=ice-pwd:tooshort", "a=ice-pwd")]
    [InlineData("a=setup:actpass", "a=x", "a=setup")]
    [InlineData("a=setup:actpass", "a=setup:maybe", "a=setup")]
    public void What_the_transport_lacks_is_named(string line, string replacement, string why)
    {
        var refusal = Refuse(SdpSamples.Publish.With(line, replacement));
        Assert.Equal(RefusalCode.InvalidSdp, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_has_the_length_of_its_hash()
    {
        var whole = SdpSamples.Publish.Split("\r\n").First(line => line.StartsWith("a=fingerprint", StringComparison.Ordinal));
        Assert.Equal(RefusalCode.InvalidSdp, Refuse(SdpSamples.Publish.With(whole, $"a=fingerprint:sha-256 {ShortHash}")).Code);
        Assert.Equal(RefusalCode.InvalidSdp, Refuse(SdpSamples.Publish.With(whole, "a=x")).Code);
        Assert.Equal(RefusalCode.UnsupportedOffer, Refuse(SdpSamples.Publish.With(whole, $"a=fingerprint:md5 {ShortHash}")).Code);
    }

    [Theory]
    [InlineData("a=group:BUNDLE 0 1", "a=x", "BUNDLE")]
    [InlineData("a=group:BUNDLE 0 1", "a=group:BUNDLE 0", "BUNDLE")]
    [InlineData("a=setup:actpass", "a=setup:holdconn", "holdconn")]
    [InlineData("a=rtcp-mux", "a=x", "rtcp-mux")]
    [InlineData("a=bundle-only", "a=x", "turned off")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 RTP/AVP 111", "WebRTC")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "audio and video")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=ssrc-group:SIM 1 2 3 4 5", "at most 4 streams")]
    public void What_is_well_formed_and_not_done_here_is_told_apart(string line, string replacement, string why)
    {
        var refusal = Refuse(SdpSamples.Publish.With(line, replacement));
        Assert.Equal(RefusalCode.UnsupportedOffer, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=rtpmap:96 VP8/90000", "a=rtpmap:96 H266/90000", "no codec in common")]
    [InlineData("a=ssrc-group:FID 2001 2002", "a=rid:a send\r\na=simulcast:send a", "RID")]
    public void A_track_that_a_meeting_cannot_take_is_refused_as_a_whole(string line, string replacement, string why)
    {
        var offer = SdpSamples.Publish.With(line, replacement.Split("\r\n"))
            .With("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", "a=x");
        var media = Read(offer).Media[1];
        var refusal = Assert.Throws<RefusedException>(() => PublishNegotiation.Negotiate(media, RtpCapabilities.Supported.WithPayloadTypes()));
        Assert.Equal(RefusalCode.UnsupportedOffer, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("\r\n")]
    [InlineData("m=")]
    [InlineData("{\"sdp\":\"v=0\"}")]
    public void What_is_no_SDP_at_all_is_refused(string body) => Assert.Equal(RefusalCode.InvalidSdp, Refuse(body).Code);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var refusal = Assert.Throws<RefusedException>(() => SdpOffer.Read([(byte)'v', (byte)'=', 0xFF]));
        Assert.Equal(RefusalCode.InvalidSdp, refusal.Code);
    }

    private static SdpOffer Read(string offer) => SdpOffer.Read(Encoding.UTF8.GetBytes(offer));

    private static RefusedException Refuse(string offer) => Assert.Throws<RefusedException>(() => Read(offer));
}
