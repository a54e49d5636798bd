using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

public sealed class LobbyTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Whoever_waits_hears_nothing_until_they_are_let_in_and_then_everything()
    {
        await using var room = await Room.OpenAsync(controller, new { lobby = "guests" });
        await using var walt = await EventClient.ConnectAsync(await controller.JoinAsync(room.Meeting, "Walt"));
        Assert.False(walt.State.GetProperty("admitted").GetBoolean());
        Assert.Equal("Walt", walt.State.GetProperty("self").Text("displayName"));
        Assert.Equal(0, walt.State.GetProperty("participants").GetArrayLength());
        Assert.Equal(walt.Id, (await room.Hanna.EventAsync("lobbyJoined")).Text("participantId"));
        await room.Ada.SayAsync("He is not here yet");
        foreach (var method in new[] { "raiseHand", "getMessages", "startShare", "lowerAllHands", "muteAll" })
            Assert.Equal("in_lobby", await walt.RefusalAsync(method));
        Assert.Equal("in_lobby", await walt.RefusalAsync("sendMessage", new { text = "Hello?" }));
        await walt.CallAsync("rename", new { displayName = "Walter" });

        await room.Hanna.CallAsync("admit", new { participantId = walt.Id });
        Assert.Equal("admitted", (await walt.NextAsync()).Text("type")); // the first that he hears
        var state = await walt.NotificationAsync("state");
        Assert.True(state.GetProperty("admitted").GetBoolean());
        Assert.Equal(["Hanna", "Ada", "Bob", "Walter"], state.GetProperty("participants").EnumerateArray().Select(p => p.Text("displayName")));
        Assert.Equal(["He is not here yet"], Room.Texts(state.GetProperty("chat")));

        await room.Ada.SayAsync("Welcome");
        var next = await walt.NextAsync();
        Assert.Equal("Welcome", next.GetProperty("data").Text("text"));
        Assert.True(next.GetProperty("sequence").GetInt64() > state.GetProperty("sequence").GetInt64());
        await walt.SayAsync("Thanks");
        Assert.Equal("Thanks", (await room.Bob.EventAsync("messageSent", data => data.Text("senderId") == walt.Id)).Text("text"));
    }

    [Fact]
    public async Task Whoever_was_let_in_while_away_gets_the_whole_state_and_nothing_of_before()
    {
        await using var room = await Room.OpenAsync(controller, new { lobby = "guests" });
        var walt = await EventClient.ConnectAsync(await controller.JoinAsync(room.Meeting, "Walt"));
        await room.Hanna.EventAsync("lobbyJoined");
        walt.Abort();
        await room.Ada.SayAsync("Before");
        await room.Hanna.CallAsync("admitAll");
        await using var back = await EventClient.ConnectAsync(walt.Who, walt.State.GetProperty("sequence").GetInt64());
        Assert.False(back.State.GetProperty("resumed").GetBoolean());
        Assert.True(back.State.GetProperty("admitted").GetBoolean());
    }

    [Fact]
    public async Task Whoever_is_turned_away_is_told_so()
    {
        await using var room = await Room.OpenAsync(controller, new { lobby = "guests" });
        var walt = await EventClient.ConnectAsync(await controller.JoinAsync(room.Meeting, "Walt"));
        var vera = await EventClient.ConnectAsync(await controller.JoinAsync(room.Meeting, "Vera"));
        await room.Hanna.CallAsync("deny", new { participantId = walt.Id });
        Assert.Equal(walt.Id, (await walt.EventAsync("denied")).Text("participantId"));
        Assert.Equal(4410, await walt.Closed);
        await vera.CallAsync("leave");
        Assert.Equal(4410, await vera.Closed);
        Assert.Equal(vera.Id, (await room.Hanna.EventAsync("lobbyLeft", data => data.Text("reason") == "left")).Text("participantId"));
    }

    [Fact]
    public async Task Whoever_is_sent_out_is_told_why_on_every_device()
    {
        await using var room = await Room.OpenAsync(controller);
        var phone = await EventClient.ConnectAsync(await EventClient.EnterAsync(controller, room.Meeting, "Bob"));
        Assert.Equal(room.Bob.Id, phone.Id);
        await room.Hanna.CallAsync("kick", new { participantId = room.Bob.Id, reason = "Noise" });
        foreach (var device in new[] { room.Bob, phone })
        {
            var removed = await device.EventAsync("removed");
            Assert.Equal(("Noise", false, room.Hanna.Id), (removed.Text("reason"), removed.GetProperty("banned").GetBoolean(), removed.Text("by")));
            Assert.Equal(4403, await device.Closed);
        }

        Assert.Equal("removed", (await room.Ada.EventAsync("participantLeft")).Text("reason"));
        await room.Hanna.CallAsync("ban", new { participantId = room.Ada.Id });
        Assert.True((await room.Ada.EventAsync("removed")).GetProperty("banned").GetBoolean());
        Assert.Equal(4403, await room.Ada.Closed);
        await room.Hanna.CallAsync("end", new { reason = "over", close = true });
        Assert.Equal("over", (await room.Hanna.EventAsync("meetingEnded")).Text("reason"));
        Assert.Equal(4410, await room.Hanna.Closed);
    }
}
