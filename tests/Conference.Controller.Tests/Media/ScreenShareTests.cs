using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Media;

public sealed class ScreenShareTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task One_screen_at_a_time_is_shown_and_its_end_frees_the_floor()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (bob, _) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var (adasTransport, bobsTransport) = (await ada.TransportAsync("send"), await bob.TransportAsync("send"));
        var screen = await ada.ProduceVideoAsync(adasTransport, "screen", 1);
        Assert.True(controller.Meeting(host).IsSharing(adas.ParticipantId));
        await RefuseAsync(bob, bobsTransport);

        await ada.CallAsync("closeProducer", new { producerId = screen });
        Assert.Equal(screen, (await bob.NotificationAsync("producerRemoved")).Text("producerId"));
        await bob.ProduceVideoAsync(bobsTransport, "screen", 2);
        await RefuseAsync(ada, adasTransport);
    }

    [Fact]
    public async Task A_screen_that_a_host_stops_frees_the_floor_at_once()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (presenter, _) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = presenter;
        var screen = await ada.ProduceVideoAsync(await ada.TransportAsync("send"), "screen", 1);
        var transportId = await presenter.TransportAsync("send");
        await RefuseAsync(presenter, transportId);

        await controller.DoAsync(host, HttpMethod.Post, "screen-share/stop", new { participantId = adas.ParticipantId });

        var own = await ada.NotificationAsync("producerClosed");
        Assert.Equal((screen, "host"), (own.Text("producerId"), own.Text("by")));
        await presenter.ProduceVideoAsync(transportId, "screen", 2);
        Assert.False(controller.Meeting(host).IsSharing(adas.ParticipantId));
    }

    [Fact]
    public async Task Who_was_given_the_floor_before_keeps_it_for_their_screen()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        var (presenter, _) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = presenter;
        await controller.DoAsync(adas, HttpMethod.Post, "screen-share/start");
        await RefuseAsync(presenter, await presenter.TransportAsync("send"));
        await ada.ProduceVideoAsync(await ada.TransportAsync("send"), "screen", 2);
    }

    [Fact]
    public async Task Where_many_may_share_they_do()
    {
        var (meeting, host) = await controller.OpenAsync(new { screenShare = "many" });
        var (ada, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var (presenter, _) = await host.SignalAsync();
        await using var _ = ada;
        await using var __ = presenter;
        await ada.ProduceVideoAsync(await ada.TransportAsync("send"), "screen", 1);
        await presenter.ProduceVideoAsync(await presenter.TransportAsync("send"), "screen", 2);
    }

    private static async Task RefuseAsync(RpcClient client, string transportId)
    {
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.ProduceVideoAsync(transportId, "screen", 77));
        Assert.Equal("screen_share_taken", refusal.Code);
    }
}
