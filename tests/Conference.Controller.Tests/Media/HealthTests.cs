using System.Text.Json;
using Conference.Controller.Media;
using Conference.Controller.Media.Health;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class HealthTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private MediaRooms Rooms => controller.Services.GetRequiredService<MediaRooms>();

    [Fact]
    public async Task Health_tells_what_each_sends_and_gets()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var bobs = await controller.JoinAsync(meeting, "Bob");
        var (ada, _) = await adas.SignalAsync();
        var (bob, bobsState) = await bobs.SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var (source, microphone) = await ada.StartMicrophoneAsync();
        await using var ___ = source;
        var camera = await ada.ProduceVideoAsync(await ada.TransportAsync("send"), "camera", 1);
        await ada.CallAsync("reportVideo", new { producerId = camera, width = 1280, height = 720, frameRate = 24.5 });
        var (sink, consumerId) = await bob.ListenAsync(bobsState, microphone);
        using var ____ = sink;
        await sink.ReceiveAsync(20);

        var health = await HealthAsync(adas);

        var sending = health.Participants.Single(participant => participant.ParticipantId == adas.ParticipantId).Sending;
        var heard = sending.Single(producer => producer.Source == TrackSource.Microphone);
        Assert.True(heard is { Bitrate: > 0, Paused: false, Loss: 0, JitterMs: >= 0 and < 1000, Score: > 0, Width: null }, heard.ToString());
        var seen = sending.Single(producer => producer.Source == TrackSource.Camera);
        Assert.True(seen is { Bitrate: 0, Loss: null, Score: null, Width: 1280, Height: 720, FrameRate: 24.5 }, seen.ToString());
        var receiving = Assert.Single(health.Participants.Single(participant => participant.ParticipantId == bobs.ParticipantId).Receiving);
        Assert.True(receiving.Bitrate > 0);
        var consumer = Assert.Single(receiving.Consumers);
        Assert.Equal((consumerId, microphone, false), (consumer.ConsumerId.ToString(), consumer.ProducerId.ToString(), consumer.Paused));

        var joins = health.Joins;
        Assert.Equal((2, 0, 0), (joins.Succeeded, joins.Failed, joins.Pending));
        Assert.True(joins.LatencyP95Ms > 0);
        var json = JsonSerializer.SerializeToElement(health, HealthJson.Default.MeetingHealth);
        Assert.Equal("microphone", json.GetProperty("participants").EnumerateArray()
            .SelectMany(participant => participant.GetProperty("sending").EnumerateArray()).Single(p => p.Text("kind") == "audio").Text("source"));
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_look()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        await ada.ProduceAudioAsync(await ada.TransportAsync("send"));
        var room = await Rooms.GetAsync(adas.MeetingId, CancellationToken.None);
        var looks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.Health.GetAsync(CancellationToken.None)));
        Assert.True(looks.Distinct(ReferenceEqualityComparer.Instance).Count() <= 2); // two when the second hand moved on between
    }

    [Fact]
    public async Task A_meeting_without_media_is_well()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        Assert.Empty((await HealthAsync(adas)).Participants);
    }

    private Task<MeetingHealth> HealthAsync(Joined joined) => Rooms.HealthAsync(controller.Meeting(joined), CancellationToken.None);
}
