using System.Text.Json;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Entities;

public sealed class AppDataTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task Every_entity_begins_with_the_data_of_its_options()
    {
        await using var worker = await StartWorkerAsync(new WorkerOptions { AppData = "worker" });
        Assert.Equal("worker", worker.AppData);
        var router = await worker.CreateRouterAsync(TestMedia.Router with { AppData = "router" }, None);
        var server = await worker.CreateWebRtcServerAsync(
            new WebRtcServerOptions { ListenInfos = [Loopback.Udp], AppData = "server" }, None);
        var webRtc = await router.CreateWebRtcTransportAsync(
            new WebRtcTransportOptions { WebRtcServer = server, AppData = "webrtc" }, None);
        var plain = await router.CreatePlainTransportAsync(Loopback.Comedia with { AppData = "plain" }, None);
        var producer = await plain.ProduceAsync(TestMedia.Opus(1) with { AppData = "producer" }, None);
        var consumer = await plain.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = router.RtpCapabilities, AppData = "consumer" }, None);
        var levels = await router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions { AppData = "levels" }, None);
        var speaker = await router.CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions { AppData = "speaker" }, None);
        MediasoupEntity[] entities = [router, server, webRtc, plain, producer, consumer, levels, speaker];
        Assert.Equal(
            ["router", "server", "webrtc", "plain", "producer", "consumer", "levels", "speaker"],
            entities.Select(entity => entity.AppData));

        Assert.Null(Router.AppData);
        Router.AppData = 1;
        Assert.Equal(1, Router.AppData);
    }

    [Fact]
    public void Data_of_the_application_is_not_part_of_the_json()
    {
        var json = JsonSerializer.Serialize(TestMedia.Opus(1) with { AppData = "secret" }, JsonSerializerOptions.Web);
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        Assert.DoesNotContain("appData", json, StringComparison.OrdinalIgnoreCase);
    }
}
