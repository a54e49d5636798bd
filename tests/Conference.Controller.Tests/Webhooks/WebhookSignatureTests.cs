using System.Text;
using Conference.Controller.Webhooks;

namespace Conference.Controller.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // The example of the specification's reference libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly byte[] Key = Convert.FromBase64String(Secret["whsec_".Length..]);

    [Fact]
    public void A_signature_is_that_of_the_specification() =>
        Assert.Equal(Signature, WebhookSignature.Header(Id, Timestamp, Body, [Key]));

    [Fact]
    public void Each_live_secret_gives_a_signature()
    {
        var other = WebhookSecret.NewKey();
        var both = WebhookSignature.Header(Id, Timestamp, Body, [other, Key]).Split(' ');
        Assert.Equal([WebhookSignature.Header(Id, Timestamp, Body, [other]), Signature], both);
    }

    [Fact]
    public void A_secret_is_told_in_the_form_of_the_specification()
    {
        Assert.Equal(Secret, WebhookSecret.Text(Key));
        Assert.Equal(32, WebhookSecret.NewKey().Length);
    }
}
