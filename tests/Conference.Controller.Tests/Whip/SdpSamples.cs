namespace Conference.Controller.Tests.Whip;

/// <summary>Offers as clients send them.</summary>
internal static class SdpSamples
{
    private const string Fingerprint =
        "DA:7B:57:DC:28:CE:04:4F:31:79:85:C4:31:67:EB:27:58:29:ED:77:2A:0D:24:AE:ED:AD:30:BC:BD:F1:9C:02";

    /// <summary>The offer of RFC 9725, section 4.2, with the streams' SSRCs.</summary>
    public static string Publish { get; } = Lines(
        "v=0", "o=- 5228595038118931041 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1", "a=extmap-allow-mixed",
        "a=ice-options:trickle ice2",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111", "c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0", "a=ice-ufrag:EsAw",
        "a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y", $"a=fingerprint:sha-256 {Fingerprint}", "a=setup:actpass", "a=mid:0",
        "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid", "a=sendonly", "a=rtcp-mux", "a=rtcp-mux-only",
        "a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10;useinbandfec=1", "a=msid:- d46fb922-d52a-4e9c-aa87-444eadc1521b",
        "a=ssrc:1001 cname:ada",
        "m=video 0 UDP/TLS/RTP/SAVPF 96 97", "c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0", "a=ice-ufrag:EsAw",
        "a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y", $"a=fingerprint:sha-256 {Fingerprint}", "a=setup:actpass", "a=mid:1", "a=bundle-only",
        "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid", "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
        "a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
        "a=extmap:5 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
        "a=extmap:9 urn:example:nobody-knows-it", "a=sendonly", "a=rtcp-mux", "a=rtcp-mux-only", "a=rtcp-rsize",
        "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 ccm fir", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack pli", "a=rtcp-fb:96 goog-remb",
        "a=rtcp-fb:* transport-cc", "a=rtpmap:97 rtx/90000", "a=fmtp:97 apt=96", "a=msid:- d46fb922-d52a-4e9c-aa87-444eadc1521b",
        "a=ssrc-group:FID 2001 2002", "a=ssrc:2001 cname:ada", "a=ssrc:2002 cname:ada");

    /// <summary>As a browser's player offers, with more codecs than are used here.</summary>
    public static string Play { get; } = Lines(
        "v=0", "o=- 4611731400430051336 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1", "a=msid-semantic: WMS",
        "a=ice-ufrag:zjkk", "a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y", $"a=fingerprint:sha-256 {Fingerprint}", "a=setup:actpass",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 13", "c=IN IP4 0.0.0.0", "a=mid:0",
        "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level", "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid", "a=recvonly",
        "a=rtcp-mux", "a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10;useinbandfec=1", "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111",
        "a=rtpmap:9 G722/8000", "a=rtpmap:0 PCMU/8000", "a=rtpmap:13 CN/8000",
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103", "c=IN IP4 0.0.0.0", "a=mid:1",
        "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time", "a=recvonly", "a=rtcp-mux", "a=rtcp-rsize",
        "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 goog-remb", "a=rtcp-fb:96 ccm fir", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack pli",
        "a=rtpmap:97 rtx/90000", "a=fmtp:97 apt=96", "a=rtpmap:102 H264/90000",
        "a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f", "a=rtpmap:103 rtx/90000", "a=fmtp:103 apt=102");

    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>The offer with a line in the place of another.</summary>
    public static string With(this string offer, string line, params string[] replacement)
    {
        Assert.Contains($"{line}\r\n", offer, StringComparison.Ordinal);
        return offer.Replace($"{line}\r\n", Lines(replacement), StringComparison.Ordinal);
    }
}
