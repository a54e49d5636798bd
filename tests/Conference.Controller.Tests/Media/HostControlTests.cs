using Conference.Controller.Access.Roles;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Tests.Support;
using Conference.Mediasoup;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class HostControlTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private IMeetingMedia Media => controller.Services.GetRequiredService<IMeetingMedia>();

    [Fact]
    public async Task Who_is_muted_is_not_heard_until_they_resume()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var bobs = await controller.JoinAsync(meeting, "Bob");
        var (ada, _) = await adas.SignalAsync();
        var (bob, bobsState) = await bobs.SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var (source, producerId) = await ada.StartMicrophoneAsync();
        await using var ___ = source;
        var (sink, _) = await bob.ListenAsync(bobsState, producerId);
        using var ____ = sink;
        await sink.ReceiveAsync(5);

        await Media.PauseAsync(adas.MeetingId, adas.ParticipantId, TrackSource.Microphone, CancellationToken.None);
        var consumer = await controller.ConsumerAsync(bobs);
        var before = await PacketsAsync(consumer);
        var own = await ada.NotificationAsync("producerPaused");
        Assert.Equal((producerId, "host"), (own.Text("producerId"), own.Text("by")));
        Assert.Equal(producerId, (await bob.NotificationAsync("producerPaused")).Text("producerId"));
        await source.SendMoreAsync(30);
        Assert.Equal(before, await PacketsAsync(consumer));

        await ada.CallAsync("resumeProducer", new { producerId });
        Assert.Equal(producerId, (await bob.NotificationAsync("producerResumed")).Text("producerId"));
        await source.SendMoreAsync(30);
        Assert.True(await PacketsAsync(consumer) > before);
    }

    [Fact]
    public async Task Who_was_muted_while_away_learns_it_on_the_way_back()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (first, _) = await adas.SignalAsync();
        var producerId = await first.ProduceAudioAsync(await first.TransportAsync("send"));
        first.Abort();
        await Media.PauseAsync(adas.MeetingId, adas.ParticipantId, TrackSource.Microphone, CancellationToken.None);

        var (second, state) = await adas.SignalAsync();
        await using var _ = second;
        var own = Assert.Single(state.GetProperty("ownProducers").EnumerateArray());
        Assert.Equal((producerId, true), (own.Text("producerId"), own.GetProperty("paused").GetBoolean()));
    }

    [Fact]
    public async Task A_video_that_a_host_stops_is_gone_for_everybody()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (bob, _) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var transportId = await ada.TransportAsync("send");
        var camera = await ada.ProduceVideoAsync(transportId, "camera", 1);
        var microphone = await ada.ProduceAudioAsync(transportId, 2);

        await Media.CloseAsync(adas.MeetingId, adas.ParticipantId, TrackSource.Camera, CancellationToken.None);

        var own = await ada.NotificationAsync("producerClosed");
        Assert.Equal((camera, "host"), (own.Text("producerId"), own.Text("by")));
        Assert.Equal(camera, (await bob.NotificationAsync("producerRemoved")).Text("producerId"));
        await ada.CallAsync("pauseProducer", new { producerId = microphone });
        await ada.ProduceVideoAsync(transportId, "camera", 3);
    }

    [Fact]
    public async Task Grants_that_are_gone_end_what_they_allowed()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, adasState) = await adas.SignalAsync();
        var (bob, _) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var bobsMicrophone = await bob.ProduceAudioAsync(await bob.TransportAsync("send"));
        var microphone = await ada.ProduceAudioAsync(await ada.TransportAsync("send"));
        var transportId = await ada.TransportAsync("recv");
        var consumer = await ada.CallAsync(
            "consume", new { transportId, producerId = bobsMicrophone, rtpCapabilities = adasState.Capabilities() });

        await Media.EnforceAsync(adas.MeetingId, adas.ParticipantId, Grants.PublishVideo, CancellationToken.None);

        Assert.Equal(microphone, (await bob.NotificationAsync("producerRemoved")).Text("producerId"));
        Assert.Equal(microphone, (await ada.NotificationAsync("producerClosed")).Text("producerId"));
        Assert.Equal(consumer.Text("consumerId"), (await ada.NotificationAsync("consumerClosed")).Text("consumerId"));
    }

    [Fact]
    public async Task Who_is_removed_is_gone_with_all_devices()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var adasPhone = controller.AddDevice(adas);
        var (laptop, _) = await adas.SignalAsync();
        var (phone, _) = await adasPhone.SignalAsync();
        var (bob, _) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = laptop;
        await using var __ = phone;
        await using var ___ = bob;
        var camera = await laptop.ProduceVideoAsync(await laptop.TransportAsync("send"), "camera", 1);
        var microphone = await phone.ProduceAudioAsync(await phone.TransportAsync("send"));

        await Media.RemoveAsync(adas.MeetingId, adas.ParticipantId, CancellationToken.None);

        Assert.Equal(4410, await laptop.Closed);
        Assert.Equal(4410, await phone.Closed);
        string[] removed =
        [
            (await bob.NotificationAsync("producerRemoved")).Text("producerId"), (await bob.NotificationAsync("producerRemoved")).Text("producerId"),
        ];
        Assert.Equal([.. new[] { camera, microphone }.Order()], removed.Order());
    }

    private static async Task<ulong> PacketsAsync(Consumer consumer) =>
        (await consumer.GetStatsAsync()).OfType<RtpStreamSendStats>().Single().PacketCount;
}
