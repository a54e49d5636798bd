using System.Text;
using Conference.Controller.Whip;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Tests.Whip;

public sealed class SdpAnswerTests
{
    private static readonly AnsweredTransport Transport = new(
        new IceParameters("server", "secretsecretsecretsecret", IceLite: true),
        [
            new IceCandidate("udpcandidate", 1_076_302_079, "192.0.2.1", TransportProtocol.Udp, 40_000, IceCandidateType.Host),
            new IceCandidate("tcpcandidate", 1_076_276_479, "192.0.2.1", TransportProtocol.Tcp, 40_000, IceCandidateType.Host, IceCandidateTcpType.Passive),
        ],
        [new DtlsFingerprint(FingerprintAlgorithm.Sha256, string.Join(':', Enumerable.Repeat("AB", 32)))],
        DtlsRole.Client);

    [Fact]
    public void A_publisher_is_answered_with_what_is_received()
    {
        var answer = Answer(SdpSamples.Publish, SdpDirection.RecvOnly);
        Assert.Equal("BUNDLE 0 1", answer.Session.Find("group")!.Value);
        Assert.True(answer.Session.Has("ice-lite"));
        Assert.Equal(["111"], answer.Media[0].Formats);
        Assert.Equal(["96", "97"], answer.Media[1].Formats);
        foreach (var media in answer.Media)
        {
            Assert.True(media.Section.Has("recvonly"));
            Assert.True(media.Section.Has("rtcp-mux"));
            Assert.Equal("passive", media.Section.Find("setup")!.Value);
            Assert.Equal("server", media.Section.Find("ice-ufrag")!.Value);
            Assert.False(media.Section.Has("ssrc"));
        }

        Assert.Equal(
            [
                "udpcandidate 1 udp 1076302079 192.0.2.1 40000 typ host",
                "tcpcandidate 1 tcp 1076276479 192.0.2.1 40000 typ host tcptype passive",
            ],
            answer.Media[0].Section.All("candidate").Select(candidate => candidate.Value));
        Assert.True(answer.Media[0].Section.Has("end-of-candidates"));
        Assert.False(answer.Media[1].Section.Has("candidate"));
        Assert.Equal("97 apt=96", answer.Media[1].Section.Find("fmtp")!.Value);
    }

    [Fact]
    public void Simulcast_is_answered_with_its_streams()
    {
        var offer = SdpSamples.Publish.With("a=ssrc-group:FID 2001 2002", "a=rid:h send", "a=rid:l send", "a=simulcast:send h;l");
        var video = Answer(offer, SdpDirection.RecvOnly).Media[1].Section;
        Assert.Equal("recv l;h", video.Find("simulcast")!.Value);
        Assert.Equal(["l recv", "h recv"], video.All("rid").Select(rid => rid.Value));
    }

    [Fact]
    public void A_client_that_insists_on_waiting_is_greeted()
    {
        var offer = Read(SdpSamples.Publish.With("a=setup:actpass", "a=setup:passive"));
        var answer = Describe(SdpAnswer.Write(Transport with { OfferedRole = offer.Transport.Dtls.Role }, Negotiate(offer, SdpDirection.RecvOnly)));
        Assert.All(answer.Media, media => Assert.Equal("active", media.Section.Find("setup")!.Value));
    }

    [Fact]
    public void A_new_ICE_session_is_told_in_a_fragment_that_we_would_read_ourselves()
    {
        var media = Negotiate(Read(SdpSamples.Publish), SdpDirection.RecvOnly);
        var text = Encoding.UTF8.GetBytes(SdpAnswer.WriteFragment(Transport, media));
        Assert.Equal(new IceCredentials("server", "secretsecretsecretsecret"), SdpFragment.Read(text, ["0", "1"]).Ice);
        Assert.Equal(2, SdpDescription.ReadFragment(text).Media[0].Section.All("candidate").Count());
    }

    [Theory]
    [InlineData("a=mid:0", "a=mid:7", "no a=mid:7")]
    [InlineData("a=mid:0", "a=x", "a=mid")]
    [InlineData("a=mid:0", "v=0", "a= and m= lines only")]
    [InlineData("a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host", "a=candidate:1 1 udp x 192.0.2.1 61764 typ host", "a=candidate")]
    [InlineData("a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host", "a=candidate:1 1 udp", "a=candidate")]
    [InlineData("a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1", "a=x", "without a=ice-pwd")]
    public void A_fragment_that_is_not_about_the_session_is_refused(string line, string replacement, string why)
    {
        var fragment = SdpSamples.Lines(
            "a=ice-ufrag:EsAw", "a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1", "m=audio 9 RTP/AVP 0", "a=mid:0",
            "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host", "a=end-of-candidates");
        Assert.Equal("EsAw", SdpFragment.Read(Encoding.UTF8.GetBytes(fragment), ["0", "1"]).Ice!.UsernameFragment);
        var broken = Encoding.UTF8.GetBytes(fragment.With(line, replacement));
        var refusal = Assert.Throws<Conference.Controller.Errors.RefusedException>(() => SdpFragment.Read(broken, ["0", "1"]));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private static SdpOffer Read(string offer) => SdpOffer.Read(Encoding.UTF8.GetBytes(offer));

    private static SdpDescription Describe(string answer) => SdpDescription.Read(Encoding.UTF8.GetBytes(answer));

    private static SdpDescription Answer(string offer, SdpDirection direction) =>
        Describe(SdpAnswer.Write(Transport, Negotiate(Read(offer), direction)));

    private static List<AnsweredMedia> Negotiate(SdpOffer offer, SdpDirection direction) => [.. offer.Media.Select(media =>
        new AnsweredMedia(media, PublishNegotiation.Negotiate(media, RtpCapabilities.Supported.WithPayloadTypes()), direction))];
}
