using System.Text;
using Conference.Controller.Errors;
using Conference.Controller.Whip;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Tests.Whip;

/// <summary>Whatever a client sends, it gets an answer or is told what is wrong; each round is repeated by its seed.</summary>
public sealed class SdpFuzzTests
{
    private const int Rounds = 40_000;
    private const string Fragment =
        "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n"
        + "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host raddr 0.0.0.0 rport 9\r\na=end-of-candidates\r\n";

    private static readonly RtpCapabilities Router = RtpCapabilities.Supported.WithPayloadTypes();

    private static readonly AnsweredTransport Transport = new(
        new IceParameters("server", "secretsecretsecretsecret", IceLite: true),
        [],
        [new DtlsFingerprint(FingerprintAlgorithm.Sha256, string.Join(':', Enumerable.Repeat("AB", 32)))],
        DtlsRole.Client);

    [Fact]
    public void A_broken_offer_is_refused_and_one_that_holds_is_answered_with_SDP()
    {
        var (answered, refused) = (0, 0);
        for (var seed = 0; seed < Rounds; seed++)
        {
            var body = new SdpMutation(seed).Of(seed % 2 == 0 ? SdpSamples.Publish : SdpSamples.Play);
            if (Refusal(seed, () => Answer(body)) is { } refusal)
            {
                Assert.True(refusal.Code is RefusalCode.InvalidSdp or RefusalCode.UnsupportedOffer, $"Seed {seed}: {refusal.Code}");
                Assert.InRange(refusal.Message.Length, 10, 70_000);
                refused++;
            }
            else
            {
                answered++;
            }
        }

        // Both ends of the range are reached: the fuzzer neither destroys everything nor leaves everything whole.
        Assert.InRange(answered, Rounds / 50, Rounds - (Rounds / 50));
        Assert.Equal(Rounds, answered + refused);
    }

    [Fact]
    public void A_broken_fragment_is_refused()
    {
        var refused = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var body = new SdpMutation(seed).Of(Fragment);
            if (Refusal(seed, () => SdpFragment.Read(body, ["0", "1"])) is not { } refusal)
                continue;
            Assert.Equal(RefusalCode.InvalidSdp, refusal.Code);
            refused++;
        }

        Assert.InRange(refused, Rounds / 50, Rounds - (Rounds / 50));
    }

    private static void Answer(byte[] body)
    {
        var offer = SdpOffer.Read(body);
        var media = offer.Media.Select(section =>
            new AnsweredMedia(section, PublishNegotiation.Negotiate(section, Router), SdpDirection.RecvOnly)).ToList();
        var answer = SdpDescription.Read(Encoding.UTF8.GetBytes(SdpAnswer.Write(Transport, media)));
        Assert.Equal(offer.Media.Select(section => section.Mid), answer.Media.Select(section => section.Section.Find("mid")!.Value));
    }

    private static RefusedException? Refusal(int seed, Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (RefusedException refusal)
        {
            return refusal;
        }
        catch (Exception exception)
        {
            Assert.Fail($"Seed {seed}: {exception}");
            throw;
        }
    }
}
