using Conference.Controller.Media;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class GrantTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task A_grant_that_is_taken_away_ends_what_it_allowed()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, adasState) = await adas.SignalAsync();
        var (speaker, _) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = speaker;
        var hosts = await speaker.ProduceAudioAsync(await speaker.TransportAsync("send"));
        var sending = await ada.TransportAsync("send");
        var microphone = await ada.ProduceAudioAsync(sending, 1);
        var camera = await ada.ProduceVideoAsync(sending, "camera", 2);
        var consuming = new { transportId = await ada.TransportAsync("recv"), producerId = hosts, rtpCapabilities = adasState.Capabilities() };
        var consumer = await ada.CallAsync("consume", consuming);

        await GrantAsync(host, adas, new { publishAudio = false, subscribe = false });

        Assert.Equal(microphone, (await speaker.NotificationAsync("producerRemoved")).Text("producerId"));
        Assert.Equal(microphone, (await ada.NotificationAsync("producerClosed")).Text("producerId"));
        Assert.Equal(consumer.Text("consumerId"), (await ada.NotificationAsync("consumerClosed")).Text("consumerId"));
        Assert.Equal("not_granted", await RefusalAsync(() => ada.ProduceAudioAsync(sending, 3)));
        Assert.Equal("not_granted", await RefusalAsync(() => ada.CallAsync("consume", consuming)));
        await ada.CallAsync("pauseProducer", new { producerId = camera });

        await GrantAsync(host, adas, new { publishAudio = true, subscribe = true });
        await ada.ProduceAudioAsync(sending, 4);
        await ada.CallAsync("consume", consuming);
    }

    [Fact]
    public async Task An_observer_sees_and_sends_nothing()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        await controller.DoAsync(host, HttpMethod.Patch, $"participants/{adas.ParticipantId}", new { role = "observer" });
        var transportId = await ada.TransportAsync("send");
        Assert.Equal("not_granted", await RefusalAsync(() => ada.ProduceAudioAsync(transportId)));
        Assert.Equal("not_granted", await RefusalAsync(() => ada.ProduceVideoAsync(transportId, "camera", 1)));
        Assert.Equal("not_granted", await RefusalAsync(() => ada.ProduceVideoAsync(transportId, "screen", 1)));
    }

    [Fact]
    public async Task No_producer_slips_in_while_its_grant_is_taken()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        var transportId = await ada.TransportAsync("send");
        var room = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(host.MeetingId, CancellationToken.None);
        var (let, refused) = (0, 0);
        for (uint round = 1; round <= 30; round++)
        {
            var ssrc = round;
            var producing = Task.Run(() => ada.ProduceAudioAsync(transportId, ssrc));
            var taking = GrantAsync(host, adas, new { publishAudio = false });
            try
            {
                await producing;
                let++;
            }
            catch (RpcRefusedException refusal)
            {
                Assert.Equal("not_granted", refusal.Code);
                refused++;
            }

            await taking;
            Assert.Empty(room.Producers);
            Assert.Empty((await controller.SessionAsync(adas)).Transports.Single().Transport.Producers);
            await GrantAsync(host, adas, new { publishAudio = true });
        }

        Assert.Equal(30, let + refused);
    }

    [Fact]
    public async Task Who_waits_in_the_lobby_gets_no_media_until_they_are_admitted()
    {
        var (meeting, host) = await controller.OpenAsync(new { lobby = "everyone" });
        var adas = await controller.JoinAsync(meeting, "Ada");
        await using var client = await adas.OpenAsync("signal", Joined.Signal);
        Assert.Equal("in_lobby", await RefusalAsync(() => client.AuthenticateAsync(Joined.Signal, adas.Device, adas.Ticket)));
        Assert.Equal(4403, await client.Closed);

        await controller.DoAsync(host, HttpMethod.Post, $"lobby/{adas.ParticipantId}/admit");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        await ada.ProduceAudioAsync(await ada.TransportAsync("send"));
    }

    private Task GrantAsync(Joined host, Joined joined, object grants) =>
        controller.DoAsync(host, HttpMethod.Patch, $"participants/{joined.ParticipantId}", new { grants });

    private static async Task<string> RefusalAsync(Func<Task> act) => (await Assert.ThrowsAsync<RpcRefusedException>(act)).Code;
}
