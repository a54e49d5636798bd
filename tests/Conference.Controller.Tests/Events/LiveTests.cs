using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Events;

public sealed class LiveTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly string[] YesOrNo = ["Yes", "No"];

    [Fact]
    public async Task Hands_stand_in_the_order_in_which_they_were_raised()
    {
        await using var room = await Room.OpenAsync(controller);
        await room.Bob.CallAsync("raiseHand");
        await room.Ada.CallAsync("raiseHand");
        await room.Bob.CallAsync("raiseHand"); // keeps his place
        Assert.Equal([room.Bob.Id, room.Ada.Id], await HandsAsync(room));
        Assert.Equal("not_granted", await room.Ada.RefusalAsync("lowerHand", new { participantId = room.Bob.Id }));
        Assert.Equal("not_granted", await room.Ada.RefusalAsync("lowerAllHands"));

        await room.Hanna.CallAsync("lowerHand", new { participantId = room.Bob.Id });
        Assert.Equal(room.Hanna.Id, (await room.Bob.EventAsync("handLowered")).Text("by"));
        await room.Bob.CallAsync("raiseHand");
        Assert.Equal([room.Ada.Id, room.Bob.Id], await HandsAsync(room));
        await room.Ada.CallAsync("lowerHand");
        Assert.Equal(JsonValueKind.Null, (await room.Bob.EventAsync("handLowered")).GetProperty("by").ValueKind);
        await room.Hanna.CallAsync("lowerAllHands");
        Assert.Empty(await HandsAsync(room));
    }

    [Fact]
    public async Task A_poll_counts_the_last_vote_of_each_and_tells_who_voted_once_it_is_closed()
    {
        await using var room = await Room.OpenAsync(controller);
        Assert.Equal("not_granted", (await Assert.ThrowsAsync<RpcRefusedException>(() => room.Ada.AskAsync("Q", "A", "B"))).Code);
        var poll = (await room.Hanna.AskAsync("Lunch?", "Soup", "Bread")).Text("id");
        await room.Ada.VoteAsync(poll, 0);
        await room.Ada.VoteAsync(poll, 1);
        await room.Bob.VoteAsync(poll, 1);
        Assert.Equal("invalid_parameters", await room.Bob.VoteRefusalAsync(poll, 0, 1));
        Assert.Equal("not_granted", await room.Bob.RefusalAsync("closePoll", new { pollId = poll }));
        var counted = await room.Hanna.EventAsync("pollUpdated", data => data.GetProperty("voterCount").GetInt32() == 2);
        Assert.Equal([0, 2], Votes(counted));
        Assert.DoesNotContain(room.Bob.Id, counted.GetRawText(), StringComparison.Ordinal);

        await room.Hanna.CallAsync("closePoll", new { pollId = poll });
        var closed = await room.Ada.EventAsync("pollClosed");
        Assert.Equal([room.Ada.Id, room.Bob.Id], closed.GetProperty("options")[1].GetProperty("voters").EnumerateArray().Select(v => v.GetString()!));
        Assert.Equal("poll_closed", await room.Ada.VoteRefusalAsync(poll, 0));
    }

    [Fact]
    public async Task An_anonymous_poll_never_tells_who()
    {
        await using var room = await Room.OpenAsync(controller);
        var poll = (await room.Hanna.CallAsync(
            "createPoll", new { question = "Happy?", options = YesOrNo, anonymous = true, multiple = true })).Text("id");
        await room.Ada.VoteAsync(poll, 0, 1);
        Assert.Equal([0, 1], (await room.Ada.EventAsync("pollVoted")).GetProperty("options").EnumerateArray().Select(o => o.GetInt32()));
        await room.Hanna.CallAsync("closePoll", new { pollId = poll });
        var heard = await room.Bob.EventsUntilAsync(e => e.Text("type") == "pollClosed");
        Assert.Equal([1, 1], Votes(heard[^1].GetProperty("data")));
        Assert.All(heard, e => Assert.DoesNotContain(room.Ada.Id, e.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ones_devices_are_in_step_and_share_what_is_nobody_elses()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var phone = await EventClient.ConnectAsync(await EventClient.EnterAsync(controller, room.Meeting, "Ada"));
        Assert.Equal(room.Ada.Id, phone.Id);
        await room.Ada.SayAsync("From the laptop");
        Assert.Equal("From the laptop", (await phone.EventAsync("messageSent")).Text("text"));
        await phone.CallAsync("setState", new { key = "draft", value = new { text = "Dear \u0000 all" } });
        Assert.Equal("draft", (await room.Ada.EventAsync("stateChanged")).Text("key"));
        await phone.CallAsync("setState", new { key = "gone", value = 1 });
        await phone.CallAsync("setState", new { key = "gone" });
        await phone.SayAsync("Done");
        Assert.All(
            await room.Bob.EventsUntilAsync(e => e.Text("type") == "messageSent" && e.GetProperty("data").Text("text") == "Done"),
            e => Assert.NotEqual("stateChanged", e.Text("type")));

        await using var tablet = await EventClient.ConnectAsync(await EventClient.EnterAsync(controller, room.Meeting, "Ada"));
        var own = Assert.Single(tablet.State.GetProperty("ownState").EnumerateObject());
        Assert.Equal("draft", own.Name);
        Assert.Equal("invalid_parameters", await phone.RefusalAsync("setState", new { key = "big", value = new string('x', 5_000) }));
    }

    [Fact]
    public async Task People_agree_or_not_to_the_recording_that_runs()
    {
        await using var room = await Room.OpenAsync(controller, new { recordingConsent = true });
        var meeting = await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(room.Meeting, CancellationToken.None);
        Assert.Equal("recording_not_found", await room.Ada.RefusalAsync("consent", new { recordingId = "r1", granted = true }));
        var now = TimeProvider.System.GetUtcNow();
        var recording = new RecordingView(
            "r1", meeting.Id, meeting.Code, meeting.Name, RecordingState.Recording, now, now, null, null, null, null, null, null, null);
        meeting.Change(change => meeting.TellRecording(change, recording, revision: null));
        Assert.Equal("r1", (await room.Ada.EventAsync("recordingChanged")).Text("id"));
        Assert.False(meeting.MayRecord(room.Ada.Id, "r1"));
        await room.Ada.CallAsync("consent", new { recordingId = "r1", granted = true });
        await room.Bob.CallAsync("consent", new { recordingId = "r1", granted = false });
        var refused = await room.Hanna.EventAsync("consentChanged", data => !data.GetProperty("granted").GetBoolean());
        Assert.Equal(room.Bob.Id, refused.Text("participantId"));
        Assert.True(meeting.MayRecord(room.Ada.Id, "r1"));
        Assert.False(meeting.MayRecord(room.Bob.Id, "r1"));
        await using var late = await room.JoinAsync("Late");
        Assert.Equal(2, late.State.GetProperty("consents").GetArrayLength());
    }

    [Fact]
    public async Task Who_is_heard_is_told_without_a_number()
    {
        await using var room = await Room.OpenAsync(controller);
        var meeting = await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(room.Meeting, CancellationToken.None);
        meeting.SetSpeaking([room.Ada.Id]);
        var notice = (await room.Bob.EventsUntilAsync(e => e.Text("type") == "speaking"))[^1];
        Assert.Equal(room.Ada.Id, Assert.Single(notice.GetProperty("data").GetProperty("participantIds").EnumerateArray()).GetString());
        Assert.False(notice.TryGetProperty("sequence", out _));
        await using var late = await room.JoinAsync("Late");
        Assert.Equal(1, late.State.GetProperty("speaking").GetArrayLength());
    }

    [Fact]
    public async Task A_flood_is_refused_with_a_time_and_the_connection_stays()
    {
        await using var room = await Room.OpenAsync(controller);
        RpcRefusedException? refused = null;
        for (var i = 0; i < 200 && refused is null; i++)
            refused = await Record.ExceptionAsync(() => room.Ada.CallAsync("react", new { reaction = "👍" })) as RpcRefusedException;
        Assert.Equal("rate_limited", refused?.Code);
        Assert.InRange(refused!.RetryAfter!.Value, 0.001, 1);
        await room.Ada.CallAsync("ping");
        await room.Bob.SayAsync("Others go on");
        Assert.Equal("Others go on", (await room.Ada.EventAsync("messageSent")).Text("text"));
    }

    private static async Task<IReadOnlyList<string>> HandsAsync(Room room)
    {
        await using var looker = await EventClient.ConnectAsync(await EventClient.EnterAsync(room.Controller, room.Meeting, "Looker"));
        return [.. looker.State.GetProperty("hands").EnumerateArray().Select(hand => hand.GetString()!)];
    }

    private static IEnumerable<int> Votes(JsonElement poll) => poll.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("votes").GetInt32());
}
