using Conference.Controller.Errors;
using Conference.Controller.Webhooks;

namespace Conference.Controller.Tests.Webhooks;

public sealed class ReceiverAddressTests
{
    private static readonly WebhookOptions Strict = new();
    private static readonly WebhookOptions Open = new() { AllowHttp = true, AllowPrivateNetworks = true };

    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData(" https://Example.org:8443/hooks?tenant=1 ", "https://example.org:8443/hooks?tenant=1")]
    [InlineData("https://1.1.1.1/hooks", "https://1.1.1.1/hooks")]
    public void An_https_address_is_taken_in_its_normal_form(string given, string normal) =>
        Assert.Equal(normal, ReceiverAddress.Check(given, Strict));

    [Theory]
    [InlineData("")]
    [InlineData("hooks")]
    [InlineData("/hooks")]
    [InlineData("https://")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/#here")]
    public void What_is_no_address_is_refused(string given) =>
        Assert.Equal(RefusalCode.InvalidUrl, Assert.Throws<RefusedException>(() => ReceiverAddress.Check(given, Strict)).Code);

    [Fact]
    public void A_very_long_address_is_refused() => Assert.Equal(
        RefusalCode.InvalidUrl,
        Assert.Throws<RefusedException>(() => ReceiverAddress.Check($"https://example.org/{new string('x', 2048)}", Strict)).Code);

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://localhost/")]
    [InlineData("https://deep.localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://192.168.0.1/")]
    public void What_is_not_https_or_leads_into_the_servers_own_networks_is_refused(string given) =>
        Assert.Equal(RefusalCode.UrlNotAllowed, Assert.Throws<RefusedException>(() => ReceiverAddress.Check(given, Strict)).Code);

    [Theory]
    [InlineData("http://localhost:5000/hooks")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://192.168.0.1/")]
    public void A_closed_network_can_allow_its_own(string given) => Assert.Equal(given, ReceiverAddress.Check(given, Open));

    [Fact]
    public void No_option_allows_other_schemes() =>
        Assert.Equal(RefusalCode.UrlNotAllowed, Assert.Throws<RefusedException>(() => ReceiverAddress.Check("ftp://example.org/", Open)).Code);
}
