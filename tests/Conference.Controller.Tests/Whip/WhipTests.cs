using System.Text.Json;
using Conference.Controller.Tests.Support;
using Conference.Controller.Tests.Whip.Clients;

namespace Conference.Controller.Tests.Whip;

/// <summary>Publishing and playing with aiortc, which knows nothing of us but the documents.</summary>
public sealed class WhipTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task What_one_client_publishes_another_plays_and_people_see_who_it_is()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (events, _) = await (await controller.JoinAsync(meeting, "Ada")).EventsAsync();
        await using var _ = events;

        await using var publisher = Publish(meeting, "encoder", "Stage");
        Assert.Equal(201, (await publisher.TellsAsync("session")).GetProperty("status").GetInt32());
        var joined = (await EventAsync(events, "participantJoined", data => data.Text("displayName") == "Stage")).Text("participantId");

        await using var player = Play(meeting, "viewer");
        var playing = await player.TellsAsync("playing");
        Assert.InRange(playing.GetProperty("video").GetInt32(), 60, 10_000);
        Assert.InRange(playing.GetProperty("audio").GetInt32(), 60, 10_000);
        Assert.InRange(playing.GetProperty("loudness").GetInt32(), 12_000, 20_000);
        Assert.Equal("320x240", playing.Text("size"));
        AssertColor([200, 40, 40], playing.GetProperty("color"));

        Assert.Equal(200, await publisher.DeleteAsync());
        var left = await EventAsync(events, "participantLeft", data => data.Text("participantId") == joined);
        Assert.Equal("left", left.Text("reason"));
        await player.TellsAsync("ended"); // with what it played, the session is over
    }

    [Fact]
    public async Task A_player_chooses_whom_it_plays_and_one_who_deletes_leaves_the_others_alone()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (events, _) = await (await controller.JoinAsync(meeting, "Ada")).EventsAsync();
        await using var _ = events;
        await using var red = Publish(meeting, "red", "Red", "200,40,40");
        var reds = (await EventAsync(events, "participantJoined", data => data.Text("displayName") == "Red")).Text("participantId");
        await red.TellsAsync("state", told => told.Text("state") == "connected");
        await using var blue = Publish(meeting, "blue", "Blue", "40,40,200");
        await blue.TellsAsync("state", told => told.Text("state") == "connected");

        await using var latest = Play(meeting, "viewer");
        await using var chosen = AiortcClient.Play(new Uri(controller.Address, $"whep/{meeting}/{reds}"), Token(meeting, "viewer"));
        AssertColor([40, 40, 200], (await latest.TellsAsync("playing")).GetProperty("color"));
        AssertColor([200, 40, 40], (await chosen.TellsAsync("playing")).GetProperty("color"));

        Assert.Equal(200, await latest.DeleteAsync());
        await chosen.TellsAsync("counts", counts => counts.GetProperty("sinceLast").GetInt32() >= 10);
    }

    [Fact]
    public async Task A_source_is_played_alone()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (events, _) = await (await controller.JoinAsync(meeting, "Ada")).EventsAsync();
        await using var _ = events;
        await using var publisher = Publish(meeting, "encoder", "Stage");
        await publisher.TellsAsync("state", told => told.Text("state") == "connected");
        var id = (await EventAsync(events, "participantJoined", data => data.Text("displayName") == "Stage")).Text("participantId");

        await using var player = AiortcClient.Play(new Uri(controller.Address, $"whep/{meeting}/{id}/microphone"), Token(meeting, "viewer"), frames: 0);
        var counts = await player.TellsAsync("counts", told => told.GetProperty("audio").GetInt32() >= 60);
        Assert.Equal(0, counts.GetProperty("video").GetInt32());
    }

    [Fact]
    public async Task A_host_holds_what_a_program_publishes()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (events, _) = await (await controller.JoinAsync(meeting, "Ada")).EventsAsync();
        await using var _ = events;
        await using var publisher = Publish(meeting, "encoder", "Stage");
        var id = (await EventAsync(events, "participantJoined", data => data.Text("displayName") == "Stage")).Text("participantId");
        await using var player = Play(meeting, "viewer");
        await player.TellsAsync("playing");

        await ActAsync($"api/v1/meetings/{meeting}/participants/{id}/mute", new { });
        // Silence by pause: pictures go on, and no more sound comes.
        var muted = await player.TellsAsync("counts", told => told.GetProperty("soundSinceLast").GetInt32() == 0);
        Assert.InRange(muted.GetProperty("sinceLast").GetInt32(), 5, 1_000);

        await ActAsync($"api/v1/meetings/{meeting}/participants/{id}/kick", new { reason = "test" });
        await publisher.TellsAsync("ended");
        await player.TellsAsync("ended");
        Assert.Equal("removed", (await EventAsync(events, "participantLeft", data => data.Text("participantId") == id)).Text("reason"));
    }

    [Fact]
    public async Task A_program_that_comes_back_takes_the_place_of_its_older_session()
    {
        var meeting = await controller.CreateMeetingAsync();
        await using var first = Publish(meeting, "encoder", "Stage");
        await first.TellsAsync("state", told => told.Text("state") == "connected");
        await using var player = Play(meeting, "viewer");
        await player.TellsAsync("playing");

        await using var second = Publish(meeting, "encoder", "Stage", "40,40,200");
        await second.TellsAsync("state", told => told.Text("state") == "connected");
        await first.TellsAsync("ended");
        await player.TellsAsync("ended");
        await using var again = Play(meeting, "viewer");
        AssertColor([40, 40, 200], (await again.TellsAsync("playing")).GetProperty("color"));
    }

    [Fact]
    public async Task A_program_that_falls_silent_is_taken_out()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (events, _) = await (await controller.JoinAsync(meeting, "Ada")).EventsAsync();
        await using var _ = events;
        await using var publisher = Publish(meeting, "encoder", "Stage");
        var id = (await EventAsync(events, "participantJoined", data => data.Text("displayName") == "Stage")).Text("participantId");
        await publisher.TellsAsync("state", told => told.Text("state") == "connected");

        publisher.Kill();
        var killed = TimeProvider.System.GetTimestamp();
        await EventAsync(events, "participantLeft", data => data.Text("participantId") == id, TimeSpan.FromSeconds(45));
        Assert.InRange(TimeProvider.System.GetElapsedTime(killed).TotalSeconds, 15, 40);
    }

    private AiortcClient Publish(string meeting, string user, string name, string color = "200,40,40") =>
        AiortcClient.Publish(new Uri(controller.Address, $"whip/{meeting}"), Token(meeting, user, name), color);

    private AiortcClient Play(string meeting, string user) =>
        AiortcClient.Play(new Uri(controller.Address, $"whep/{meeting}"), Token(meeting, user));

    private string Token(string meeting, string user, string? name = null) => controller.Key.JoinToken(meeting, user, name: name);

    private async Task ActAsync(string path, object body)
    {
        using var request = controller.Key.Request(HttpMethod.Post, path);
        request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var response = await controller.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> EventAsync(RpcClient events, string type, Func<JsonElement, bool> fits, TimeSpan? patience = null) =>
        (await events.NotificationAsync(
            "event", notice => notice.Text("type") == type && fits(notice.GetProperty("data")), patience)).GetProperty("data");

    private static void AssertColor(int[] expected, JsonElement color)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(color[i].GetInt32(), expected[i] - 15, expected[i] + 15);
    }
}
