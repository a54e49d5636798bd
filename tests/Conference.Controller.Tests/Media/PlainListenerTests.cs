using System.Net;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Mediasoup.Hosting;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Tests.Media;

public sealed class PlainListenerTests
{
    [Theory]
    [InlineData("127.0.0.1", true, "127.0.0.1", null)] // a program on this machine
    [InlineData("10.0.0.7", false, "10.0.0.7", "media.example.org")] // reached us at an address that receives media
    [InlineData("192.168.1.1", false, "10.0.0.5", "media.example.org")] // at another one
    [InlineData("127.0.0.1", false, "10.0.0.5", "media.example.org")] // through a proxy of ours
    public void Plain_RTP_is_received_where_the_program_reaches_the_server(string local, bool here, string ip, string? announced)
    {
        var chosen = Listener("127.0.0.1", "10.0.0.5", "10.0.0.7").Choose(IPAddress.Parse(local), here, srtp: true);
        Assert.Equal((ip, announced), (chosen.Ip, chosen.AnnouncedAddress));
    }

    [Fact]
    public void Nothing_leaves_the_machine_without_encryption()
    {
        Assert.Equal("127.0.0.1", Listener("10.0.0.5").Choose(IPAddress.Loopback, onThisMachine: true, srtp: false).Ip);
        var refusal = Assert.Throws<RefusedException>(() => Listener("10.0.0.5").Choose(IPAddress.Parse("10.0.0.5"), onThisMachine: false, srtp: false));
        Assert.Equal(RefusalCode.InvalidParameters, refusal.Code);
    }

    private static PlainListener Listener(params string[] listenIps) => new(
        Options.Create(new MediasoupOptions { ListenIps = listenIps, AnnouncedAddress = "media.example.org" }));
}
