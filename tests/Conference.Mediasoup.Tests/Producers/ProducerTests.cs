using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Producers;

public sealed class ProducerTests : WorkerTest
{
    private PlainTransport _transport = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_has_what_it_was_asked_for()
    {
        var options = TestMedia.Vp8(11, 22) with { Id = ProducerId.New(), Paused = true };
        var producer = await _transport.ProduceAsync(options, None);
        Assert.Equal(options.Id, producer.Id);
        Assert.Equal((MediaKind.Video, ProducerType.Simulcast, true), (producer.Kind, producer.Type, producer.Paused));
        Assert.Equal([11, 22], producer.RtpParameters.Encodings.Select(encoding => encoding.Ssrc.GetValueOrDefault()));
        Assert.NotEmpty(producer.RtpParameters.Rtcp.Cname!);
        Assert.Equal([producer], Router.Producers);
        Assert.Equal([producer.Id], (await _transport.DumpAsync(None)).ProducerIds);
        Assert.Empty(producer.Score);
        Assert.Empty(await producer.GetStatsAsync(None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Pauses_and_resumes_that_overlap_end_as_the_last_one_says()
    {
        var producer = await _transport.ProduceAsync(TestMedia.Opus(1), None);
        for (var i = 0; i < 100; i++)
        {
            await Task.WhenAll(producer.PauseAsync(None), producer.ResumeAsync(None), producer.PauseAsync(None));
            Assert.True(producer.Paused);
            await Task.WhenAll(producer.PauseAsync(None), producer.ResumeAsync(None));
            Assert.False(producer.Paused);
        }
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task All_producers_of_a_transport_have_one_cname()
    {
        var first = await _transport.ProduceAsync(TestMedia.Opus(1), None);
        var second = await _transport.ProduceAsync(TestMedia.Vp8(2), None);
        Assert.Equal(first.RtpParameters.Rtcp.Cname, second.RtpParameters.Rtcp.Cname);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_codec_that_the_router_lacks_is_refused_and_breaks_nothing()
    {
        var h264 = TestMedia.Vp8(1);
        h264 = h264 with
        {
            RtpParameters = h264.RtpParameters with
            {
                Codecs = [new() { MimeType = "video/H264", PayloadType = 100, ClockRate = 90_000 }],
            },
        };
        var thrown = await Assert.ThrowsAsync<UnsupportedRtpException>(async () => await _transport.ProduceAsync(h264, None));
        Assert.Equal("video/H264", thrown.MimeType);
        await _transport.ProduceAsync(TestMedia.Vp8(1), None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_ssrc_in_use_is_refused_by_the_worker()
    {
        await _transport.ProduceAsync(TestMedia.Vp8(1), None);
        var rejected = await Assert.ThrowsAsync<RequestRejectedException>(() => _transport.ProduceAsync(TestMedia.Vp8(1), None));
        Assert.Contains("ssrc", rejected.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Single(Router.Producers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_id_in_use_is_refused_and_the_first_producer_stays()
    {
        var options = TestMedia.Vp8(1) with { Id = ProducerId.New() };
        var first = await _transport.ProduceAsync(options, None);
        await Assert.ThrowsAsync<ArgumentException>(() => _transport.ProduceAsync(TestMedia.Vp8(2) with { Id = options.Id }, None));
        await first.PauseAsync(None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_producer_closes_its_consumers()
    {
        var producer = await _transport.ProduceAsync(TestMedia.Opus(1), None);
        var consumer = await _transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        var closed = NextEvent.CloseOfAsync(consumer);
        await producer.DisposeAsync();
        await producer.DisposeAsync();
        Assert.Equal(CloseReason.ProducerClosed, await closed);
        Assert.Empty(Router.Producers);
        Assert.Empty(_transport.Producers);
        Assert.Empty(_transport.Consumers);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await producer.PauseAsync(None));
    }
}
