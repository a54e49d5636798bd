using Conference.Controller.Media;
using Conference.Controller.Tests.Support;
using Conference.Mediasoup;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class HostControlTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Who_is_muted_is_not_heard_until_they_resume()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (listener, state) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = listener;
        var (source, producerId) = await ada.StartMicrophoneAsync();
        await using var ___ = source;
        var (sink, _) = await listener.ListenAsync(state, producerId);
        using var ____ = sink;
        await sink.ReceiveAsync(5);

        await MuteAsync(host, adas, allowUnmute: true);
        var consumer = await controller.ConsumerAsync(host);
        var before = await PacketsAsync(consumer);
        var own = await ada.NotificationAsync("producerPaused");
        Assert.Equal((producerId, "host"), (own.Text("producerId"), own.Text("by")));
        Assert.Equal(producerId, (await listener.NotificationAsync("producerPaused")).Text("producerId"));
        await source.SendMoreAsync(30);
        Assert.Equal(before, await PacketsAsync(consumer));

        await ada.CallAsync("resumeProducer", new { producerId });
        Assert.Equal(producerId, (await listener.NotificationAsync("producerResumed")).Text("producerId"));
        await source.SendMoreAsync(30);
        Assert.True(await PacketsAsync(consumer) > before);
    }

    [Fact]
    public async Task Who_is_muted_for_good_speaks_again_when_a_host_asks_them_to()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        var transportId = await ada.TransportAsync("send");
        var producerId = await ada.ProduceAudioAsync(transportId, 1);

        await MuteAsync(host, adas, allowUnmute: false);
        Assert.Equal(producerId, (await ada.NotificationAsync("producerClosed")).Text("producerId"));
        Assert.Equal("not_granted", (await Assert.ThrowsAsync<RpcRefusedException>(() => ada.ProduceAudioAsync(transportId, 2))).Code);

        await controller.DoAsync(host, HttpMethod.Post, $"participants/{adas.ParticipantId}/ask-to-unmute", new { });
        await ada.ProduceAudioAsync(transportId, 3);
    }

    [Fact]
    public async Task Who_was_muted_while_away_learns_it_on_the_way_back()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (first, _) = await adas.SignalAsync();
        var producerId = await first.ProduceAudioAsync(await first.TransportAsync("send"));
        first.Abort();
        await MuteAsync(host, adas, allowUnmute: true);

        var (second, state) = await adas.SignalAsync();
        await using var _ = second;
        var own = Assert.Single(state.GetProperty("ownProducers").EnumerateArray());
        Assert.Equal((producerId, true), (own.Text("producerId"), own.GetProperty("paused").GetBoolean()));
    }

    [Fact]
    public async Task A_video_that_a_host_stops_is_gone_for_everybody()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (viewer, _) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = viewer;
        var transportId = await ada.TransportAsync("send");
        var camera = await ada.ProduceVideoAsync(transportId, "camera", 1);
        var microphone = await ada.ProduceAudioAsync(transportId, 2);

        await controller.DoAsync(host, HttpMethod.Post, $"participants/{adas.ParticipantId}/stop-video");

        var own = await ada.NotificationAsync("producerClosed");
        Assert.Equal((camera, "host"), (own.Text("producerId"), own.Text("by")));
        Assert.Equal(camera, (await viewer.NotificationAsync("producerRemoved")).Text("producerId"));
        await ada.CallAsync("pauseProducer", new { producerId = microphone });
        await ada.ProduceVideoAsync(transportId, "camera", 3);
    }

    [Fact]
    public async Task Who_is_removed_is_gone_with_all_devices()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var adasPhone = controller.AddDevice(adas);
        var (laptop, _) = await adas.SignalAsync();
        var (phone, _) = await adasPhone.SignalAsync();
        var (viewer, _) = await host.SignalAsync();
        await using var _ = laptop;
        await using var __ = phone;
        await using var ___ = viewer;
        var camera = await laptop.ProduceVideoAsync(await laptop.TransportAsync("send"), "camera", 1);
        var microphone = await phone.ProduceAudioAsync(await phone.TransportAsync("send"));

        await controller.DoAsync(host, HttpMethod.Post, $"participants/{adas.ParticipantId}/kick");
        var room = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(host.MeetingId, CancellationToken.None);
        Assert.Empty(room.SessionsOf(adas.ParticipantId));

        Assert.Equal(4410, await laptop.Closed);
        Assert.Equal(4410, await phone.Closed);
        string[] removed =
        [
            (await viewer.NotificationAsync("producerRemoved")).Text("producerId"),
            (await viewer.NotificationAsync("producerRemoved")).Text("producerId"),
        ];
        Assert.Equal([.. new[] { camera, microphone }.Order()], removed.Order());
        await Assert.ThrowsAsync<RpcRefusedException>(() => adas.SignalAsync());
    }

    private Task MuteAsync(Joined host, Joined joined, bool allowUnmute) =>
        controller.DoAsync(host, HttpMethod.Post, $"participants/{joined.ParticipantId}/mute", new { source = "microphone", allowUnmute });

    private static async Task<ulong> PacketsAsync(Consumer consumer) =>
        (await consumer.GetStatsAsync()).OfType<RtpStreamSendStats>().Single().PacketCount;
}
