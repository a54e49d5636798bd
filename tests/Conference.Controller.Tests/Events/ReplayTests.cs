using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Events;

public sealed class ReplayTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Whoever_comes_back_gets_what_they_missed_once_in_order_and_then_what_happens()
    {
        await using var room = await Room.OpenAsync(controller);
        await room.Ada.SayAsync("Heard");
        var last = (await room.Bob.EventsUntilAsync(e => e.Text("type") == "messageSent"))[^1].GetProperty("sequence").GetInt64();
        room.Bob.Abort();
        await room.Ada.EventAsync("participantUpdated", data => !data.GetProperty("connected").GetBoolean());
        await room.Ada.SayAsync("Missed 1");
        await room.Ada.SayAsync("Not for Bob", room.Hanna.Id);
        await room.Ada.SayAsync("For Bob", room.Bob.Id);
        await room.Ada.SayAsync("Missed 2");

        await using var back = await EventClient.ConnectAsync(room.Bob.Who, last);
        Assert.True(back.State.GetProperty("resumed").GetBoolean());
        Assert.Equal(last, back.State.GetProperty("sequence").GetInt64());
        Assert.False(back.State.TryGetProperty("participants", out _));
        await room.Ada.SayAsync("Live");
        var events = await back.EventsUntilAsync(e => IsSaying(e, "Live"));
        Assert.Equal(["Missed 1", "For Bob", "Missed 2", "Live"], Said(events));
        var numbers = events.Select(e => e.GetProperty("sequence").GetInt64()).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.All(numbers, number => Assert.True(number > last));
    }

    [Fact]
    public async Task After_a_restart_of_the_server_nothing_is_missing_either()
    {
        var room = await Room.OpenAsync(controller);
        var (ada, bob) = (room.Ada.Who, room.Bob.Who);
        await room.Ada.CallAsync("sendMessage", new { text = "Before", clientId = "once" });
        var last = (await room.Bob.EventsUntilAsync(e => IsSaying(e, "Before")))[^1].GetProperty("sequence").GetInt64();
        room.Bob.Abort();
        await room.Ada.EventAsync("participantUpdated", data => !data.GetProperty("connected").GetBoolean());
        await room.Ada.SayAsync("Missed");
        await room.Ada.SayAsync("Private", room.Hanna.Id);
        await room.Ada.CallAsync("raiseHand");
        await room.Ada.CallAsync("setState", new { key = "tab", value = "chat" });
        var poll = await room.Hanna.AskAsync("Well?", "Yes", "No");
        await room.Ada.VoteAsync(poll.Text("id"), 1);
        await controller.RestartAsync();

        await using var back = await EventClient.ConnectAsync(bob with { Server = controller.Address }, last);
        Assert.True(back.State.GetProperty("resumed").GetBoolean());
        await using var again = await EventClient.ConnectAsync(ada with { Server = controller.Address });
        var repeated = await again.CallAsync("sendMessage", new { text = "Before", clientId = "once" });
        Assert.Equal(last, repeated.GetProperty("sequence").GetInt64());
        await again.SayAsync("After");
        var events = await back.EventsUntilAsync(e => IsSaying(e, "After"));
        Assert.Equal(["Missed", "After"], Said(events));
        Assert.Equal(events.Select(e => e.GetProperty("sequence").GetInt64()).Distinct().Order(), events.Select(e => e.GetProperty("sequence").GetInt64()));

        var state = again.State;
        Assert.Equal([ada.ParticipantId], state.GetProperty("hands").EnumerateArray().Select(hand => hand.GetString()!));
        Assert.Equal("chat", state.GetProperty("ownState").Text("tab"));
        var kept = Assert.Single(state.GetProperty("polls").EnumerateArray());
        Assert.Equal(("Well?", 1, 1), (kept.Text("question"), kept.GetProperty("voterCount").GetInt32(), kept.GetProperty("ownVote")[0].GetInt32()));
        Assert.Equal(["Before", "Missed", "Private"], Room.Texts(state.GetProperty("chat")));
    }

    [Fact]
    public async Task Thousands_of_missed_events_do_not_overflow_a_listener()
    {
        const int Count = 5_000; // more than a socket's queue takes
        await using var room = await Room.OpenAsync(controller);
        var last = room.Bob.State.GetProperty("sequence").GetInt64();
        room.Bob.Abort();
        await room.Ada.EventAsync("participantUpdated", data => !data.GetProperty("connected").GetBoolean());
        var meeting = await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(room.Meeting, CancellationToken.None);
        await meeting.ChangeAsync(Operation.BySystem(meeting.TenantId), change =>
        {
            for (var i = 0; i < Count; i++)
                change.Emit(new Reacted(room.Ada.Id, $"{i}"));
            return true;
        });

        await using var back = await EventClient.ConnectAsync(room.Bob.Who, last);
        await back.CallAsync("ping"); // answered in between
        var events = await back.EventsUntilAsync(e => IsReaction(e, $"{Count - 1}"));
        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => $"{i}"),
            events.Where(e => e.Text("type") == "reaction").Select(e => e.GetProperty("data").Text("reaction")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue)]
    public async Task A_number_that_nobody_was_given_gets_the_whole_state(long after)
    {
        await using var room = await Room.OpenAsync(controller);
        await using var again = await EventClient.ConnectAsync(room.Bob.Who, after);
        Assert.False(again.State.GetProperty("resumed").GetBoolean());
        Assert.Equal(3, again.State.GetProperty("participants").GetArrayLength());
    }

    [Fact]
    public async Task Whoever_left_and_came_back_gets_the_whole_state()
    {
        await using var room = await Room.OpenAsync(controller);
        var last = room.Bob.State.GetProperty("sequence").GetInt64();
        await room.Hanna.CallAsync("kick", new { participantId = room.Bob.Id });
        Assert.Equal(4403, await room.Bob.Closed);
        await using var again = await EventClient.ConnectAsync(await EventClient.EnterAsync(controller, room.Meeting, "Bob"), last);
        Assert.Equal((room.Bob.Id, false), (again.Id, again.State.GetProperty("resumed").GetBoolean()));
    }

    private static bool IsSaying(JsonElement e, string text) => e.Text("type") == "messageSent" && e.GetProperty("data").Text("text") == text;

    private static bool IsReaction(JsonElement e, string reaction) =>
        e.Text("type") == "reaction" && e.GetProperty("data").Text("reaction") == reaction;

    private static IEnumerable<string> Said(IEnumerable<JsonElement> events) =>
        events.Where(e => e.Text("type") == "messageSent").Select(e => e.GetProperty("data").Text("text"));
}
