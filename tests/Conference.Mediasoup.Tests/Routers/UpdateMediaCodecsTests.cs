using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Routers;

public sealed class UpdateMediaCodecsTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task New_codecs_are_for_new_producers_and_old_producers_go_on()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        var vp8 = await transport.ProduceAsync(TestMedia.Vp8(1), None);
        var before = Router.RtpCapabilities;

        Router.UpdateMediaCodecs([new() { MimeType = "audio/opus", ClockRate = 48_000, Channels = 2 }]);
        Assert.Equal("audio/opus", Assert.Single(Router.RtpCapabilities.Codecs).MimeType);
        await transport.ProduceAsync(TestMedia.Opus(2), None);
        await Assert.ThrowsAsync<UnsupportedRtpException>(() => transport.ProduceAsync(TestMedia.Vp8(3), None));
        await transport.ConsumeAsync(new ConsumerOptions { ProducerId = vp8.Id, RtpCapabilities = before }, None);

        Router.UpdateMediaCodecs(TestMedia.Router.MediaCodecs);
        Assert.Equal(before, Router.RtpCapabilities);
        await transport.ProduceAsync(TestMedia.Vp8(3), None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Codecs_that_cannot_be_change_nothing_and_a_closed_router_takes_none()
    {
        var before = Router.RtpCapabilities;
        Assert.Throws<UnsupportedRtpException>(() => Router.UpdateMediaCodecs([new() { MimeType = "audio/none", ClockRate = 8_000 }]));
        Assert.Throws<ArgumentException>(() => Router.UpdateMediaCodecs([new() { MimeType = "opus", ClockRate = 48_000 }]));
        Assert.Equal(before, Router.RtpCapabilities);
        await Router.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => Router.UpdateMediaCodecs(TestMedia.Router.MediaCodecs));
    }
}
