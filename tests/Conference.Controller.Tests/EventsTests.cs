using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests;

public sealed class EventsTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Everybody_sees_who_comes_and_goes_in_numbered_order()
    {
        var meeting = await controller.CreateMeetingAsync();
        var ada = await controller.JoinAsync(meeting, "Ada");
        var (events, state) = await ada.EventsAsync();
        await using var _ = events;
        Assert.Equal("Ada", Assert.Single(state.GetProperty("participants").EnumerateArray()).Text("displayName"));
        var sequence = state.GetProperty("sequence").GetInt64();

        var bob = await controller.JoinAsync(meeting, "Bob");
        var (bobs, _) = await bob.EventsAsync();
        var joined = await events.NotificationAsync("event");
        Assert.Equal(("participantJoined", sequence + 1), (joined.Text("type"), joined.GetProperty("sequence").GetInt64()));
        Assert.Equal("Bob", joined.GetProperty("data").Text("displayName"));

        using var leave = await controller.Http.SendAsync(bob.Request(HttpMethod.Post, $"api/v1/meetings/{meeting}/leave"));
        var left = await events.NotificationAsync("event");
        Assert.Equal(("participantLeft", sequence + 2), (left.Text("type"), left.GetProperty("sequence").GetInt64()));
        Assert.Equal("left", left.GetProperty("data").Text("reason"));
        Assert.Equal(4410, await bobs.Closed);
    }

    [Fact]
    public async Task A_lost_connection_is_shown_and_comes_back()
    {
        var meeting = await controller.CreateMeetingAsync();
        var ada = await controller.JoinAsync(meeting, "Ada");
        var (events, _) = await ada.EventsAsync();
        await using var _ = events;
        var bob = await controller.JoinAsync(meeting, "Bob");
        var (first, _) = await bob.EventsAsync();
        first.Abort();
        var lost = await events.NotificationAsync("event", parameters => parameters.Text("type") == "participantUpdated");
        Assert.False(lost.GetProperty("data").GetProperty("connected").GetBoolean());

        var (second, state) = await bob.EventsAsync();
        await using var __ = second;
        Assert.Equal(2, state.GetProperty("participants").GetArrayLength());
        var back = await events.NotificationAsync("event");
        Assert.True(back.GetProperty("data").GetProperty("connected").GetBoolean());
    }

    [Fact]
    public async Task A_ticket_opens_nothing_without_its_devices_key()
    {
        var meeting = await controller.CreateMeetingAsync();
        var ada = await controller.JoinAsync(meeting, "Ada");
        var (events, _) = await ada.EventsAsync();
        await using var _ = events;

        await using var thief = await ada.OpenAsync("events", Joined.Events);
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => thief.AuthenticateAsync(Joined.Events, new Device(), ada.Ticket));
        Assert.Equal("ticket_invalid", refusal.Code);
        Assert.Equal(4401, await thief.Closed);

        await events.CallAsync("ping", new { }); // the owner's connection goes on
    }

    [Fact]
    public async Task The_same_device_connecting_again_replaces_the_older_connection()
    {
        var ada = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (older, _) = await ada.EventsAsync();
        var (newer, _) = await ada.EventsAsync();
        await using var _ = newer;
        Assert.Equal(4409, await older.Closed);
        await newer.CallAsync("ping", new { });
    }

    [Fact]
    public async Task A_proof_for_one_endpoint_does_not_open_the_other()
    {
        var ada = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        await using var client = await ada.OpenAsync("events", Joined.Events);
        await Assert.ThrowsAsync<RpcRefusedException>(() => client.AuthenticateAsync(Joined.Signal, ada.Device, ada.Ticket));
        Assert.Equal(4401, await client.Closed);
    }
}
