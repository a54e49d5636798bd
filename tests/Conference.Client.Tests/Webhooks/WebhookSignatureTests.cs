using System.Text;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // The example of the specification: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_specifications_own_example_holds() => Assert.True(Verify());

    [Fact]
    public void One_of_several_signatures_is_enough() => Assert.True(Verify(signatures: $"v1a,AAAA v1,QUFBQQ== {Signature}"));

    [Fact]
    public void An_altered_body_id_time_or_secret_does_not_hold()
    {
        Assert.False(Verify(body: Encoding.UTF8.GetBytes("""{"test": 2432232315}""")));
        Assert.False(Verify(id: "msg_other"));
        Assert.False(Verify(timestamp: "1614265331"));
        Assert.False(Verify(secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("v1,not base64")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void A_header_without_the_signature_does_not_hold(string? signatures) =>
        Assert.False(WebhookSignature.Verify(Secret, Id, Timestamp, signatures, Body, new FixedClock(Sent)));

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_delivery_is_good_for_five_minutes(int seconds, bool holds) =>
        Assert.Equal(holds, Verify(clock: new FixedClock(Sent.AddSeconds(seconds))));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_***")]
    public void A_secret_that_is_none_is_the_receivers_mistake(string secret) => Assert.Throws<ArgumentException>(() => Verify(secret: secret));

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_none_does_not_hold(string timestamp) => Assert.False(Verify(timestamp: timestamp));

    private static bool Verify(
        string secret = Secret, string id = Id, string timestamp = Timestamp, string signatures = Signature, byte[]? body = null, TimeProvider? clock = null) =>
        WebhookSignature.Verify(secret, id, timestamp, signatures, body ?? Body, clock ?? new FixedClock(Sent));
}
