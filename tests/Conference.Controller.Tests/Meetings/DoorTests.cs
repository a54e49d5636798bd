using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Meetings;

/// <summary>Who comes in, who waits and who stays out.</summary>
public sealed class DoorTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Whoever_creates_a_meeting_becomes_its_host_with_the_token_that_create_answered()
    {
        var created = await CreateAsync(new { name = "Mine" });
        var host = await JoinAsync(created.Text("id"), "Hanna", token: created.Text("hostToken"));
        Assert.Equal("host", host.Text("role"));
        var guest = await JoinAsync(created.Text("id"), "Gus");
        Assert.Equal("speaker", guest.Text("role"));
        using var seen = await controller.Http.GetAsync($"api/v1/meetings/{created.Text("id")}");
        Assert.False((await seen.ReadJsonAsync()).TryGetProperty("hostToken", out _)); // told once
    }

    [Fact]
    public async Task A_passcode_is_asked_of_guests_only()
    {
        var meeting = (await CreateAsync(new { passcode = "sesame" })).Text("id");
        await RefuseAsync(meeting, null, null, 403, "passcode_required");
        await RefuseAsync(meeting, null, "simsim", 403, "passcode_wrong");
        Assert.Equal("present", (await JoinAsync(meeting, "Gus", passcode: "sesame")).Text("state"));
        Assert.Equal("present", (await JoinAsync(meeting, "Ada", token: controller.Key.JoinToken(meeting, "ada"))).Text("state"));
    }

    [Fact]
    public async Task Wrong_passcodes_are_slowed_down_and_the_right_one_with_them()
    {
        var meeting = (await CreateAsync(new { passcode = "sesame" })).Text("id");
        for (var i = 0; i < 10; i++)
            await RefuseAsync(meeting, null, $"guess {i}", 403, "passcode_wrong");
        await RefuseAsync(meeting, null, "sesame", 429, "rate_limited");
    }

    [Fact]
    public async Task Guests_wait_in_the_lobby_until_a_host_lets_them_in()
    {
        var meeting = (await CreateAsync(new { settings = new { lobby = "guests" } })).Text("id");
        Assert.Equal("waiting", (await JoinAsync(meeting, "Gus")).Text("state"));
        Assert.Equal("present", (await JoinAsync(meeting, "Ada", token: controller.Key.JoinToken(meeting, "ada"))).Text("state"));
        var strict = (await CreateAsync(new { settings = new { lobby = "everyone" } })).Text("id");
        Assert.Equal("waiting", (await JoinAsync(strict, "Ada", token: controller.Key.JoinToken(strict, "ada"))).Text("state"));
        Assert.Equal("present", (await JoinAsync(strict, "Hanna", token: controller.Key.JoinToken(strict, "hanna", "host"))).Text("state"));
    }

    [Fact]
    public async Task A_locked_full_or_future_meeting_lets_hosts_in_and_nobody_else()
    {
        var locked = (await CreateAsync(new { })).Text("id");
        using var locking = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{locked}/lock"));
        Assert.True(locking.IsSuccessStatusCode);
        await RefuseAsync(locked, null, null, 403, "meeting_locked");
        Assert.Equal("host", (await JoinAsync(locked, "Hanna", token: controller.Key.JoinToken(locked, "hanna", "host"))).Text("role"));

        var small = (await CreateAsync(new { capacity = 1 })).Text("id");
        await JoinAsync(small, "Ada");
        await RefuseAsync(small, null, null, 403, "meeting_full");

        var future = (await CreateAsync(new { kind = "scheduled", startsAt = TimeProvider.System.GetUtcNow().AddHours(2) })).Text("id");
        await RefuseAsync(future, null, null, 403, "meeting_not_started");
        Assert.Equal("host", (await JoinAsync(future, "Hanna", token: controller.Key.JoinToken(future, "hanna", "host"))).Text("role"));
        var soon = (await CreateAsync(new { kind = "scheduled", startsAt = TimeProvider.System.GetUtcNow().AddMinutes(10) })).Text("id");
        Assert.Equal("present", (await JoinAsync(soon, "Ada")).Text("state"));
    }

    [Fact]
    public async Task A_meeting_without_guests_asks_for_a_token()
    {
        var meeting = (await CreateAsync(new { settings = new { guests = false } })).Text("id");
        await RefuseAsync(meeting, null, null, 403, "token_required");
        await RefuseAsync(meeting, controller.Key.JoinToken("another-meeting", "ada"), null, 403, "token_wrong_meeting");
        await RefuseAsync(meeting, controller.Stranger.JoinToken(meeting, "ada", "host"), null, 403, "token_wrong_meeting");
        Assert.Equal("present", (await JoinAsync(meeting, "Ada", token: controller.Key.JoinToken(meeting, "ada"))).Text("state"));
    }

    [Fact]
    public async Task The_same_account_on_two_devices_is_one_participant()
    {
        var meeting = (await CreateAsync(new { })).Text("id");
        var token = controller.Key.JoinToken(meeting, "ada", "speaker");
        var laptop = await JoinAsync(meeting, "Ada", token);
        var phone = await JoinAsync(meeting, "Ada", token);
        Assert.Equal(laptop.Text("participantId"), phone.Text("participantId"));
        Assert.NotEqual(laptop.Text("ticket"), phone.Text("ticket"));
    }

    [Fact]
    public async Task Whoever_is_banned_comes_back_neither_by_account_nor_by_device()
    {
        var meeting = (await CreateAsync(new { })).Text("id");
        var device = new Device();
        var troll = await JoinAsync(meeting, "Troll", controller.Key.JoinToken(meeting, "troll"), device: device);
        using var ban = await controller.Http.SendAsync(
            controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{meeting}/participants/{troll.Text("participantId")}/ban"));
        Assert.True(ban.IsSuccessStatusCode);
        await RefuseAsync(meeting, controller.Key.JoinToken(meeting, "troll"), null, 403, "banned");
        await RefuseAsync(meeting, null, null, 403, "banned", device);

        var id = (await ban.ReadJsonAsync()).Text("id");
        using var lifted = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Delete, $"api/v1/meetings/{meeting}/bans/{id}"));
        Assert.True(lifted.IsSuccessStatusCode);
        Assert.Equal("present", (await JoinAsync(meeting, "Troll", controller.Key.JoinToken(meeting, "troll"), device: device)).Text("state"));
    }

    [Fact]
    public async Task A_role_in_the_body_is_refused()
    {
        var meeting = (await CreateAsync(new { })).Text("id");
        using var response = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting}/join", new { displayName = "Eve", key = new Device().PublicKey, role = "host" });
        await response.AssertProblemAsync(400, "invalid_body");
    }

    [Fact]
    public async Task A_recurring_room_is_there_again_after_its_meeting_has_ended()
    {
        var room = await CreateAsync(new { kind = "recurring", recurrence = "FREQ=WEEKLY;BYDAY=MO" });
        await JoinAsync(room.Text("code"), "Ada");
        using var ended = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{room.Text("id")}/end"));
        Assert.Equal(("open", 0), ((await ended.ReadJsonAsync()).Text("status"), (await ended.ReadJsonAsync()).GetProperty("participantCount").GetInt32()));
        await JoinAsync(room.Text("code"), "Ada");
    }

    [Fact]
    public async Task Two_hosts_acting_at_once_leave_one_consistent_state()
    {
        var stage = await Stage.SetAsync(controller);
        var other = await stage.JoinAsync("Hugo", "host");
        var acts = Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            SendAsync(stage.Host.Request(HttpMethod.Post, $"api/v1/meetings/{stage.MeetingId}/{(i % 2 == 0 ? "lock" : "unlock")}"), null),
            SendAsync(other.Request(HttpMethod.Patch, $"api/v1/meetings/{stage.MeetingId}/participants/{stage.Attendee.ParticipantId}"), new { role = i % 2 == 0 ? "speaker" : "attendee" }),
            SendAsync(other.Request(HttpMethod.Patch, $"api/v1/meetings/{stage.MeetingId}"), new { name = $"Name {i}" }),
        });
        var statuses = await Task.WhenAll(acts);
        Assert.All(statuses, status => Assert.Equal(200, status));

        // What clients see, what the database holds and what was told last are the same.
        using var shown = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Get, $"api/v1/meetings/{stage.MeetingId}"));
        var meeting = await shown.ReadJsonAsync();
        var stored = await StoredAsync($"SELECT to_jsonb(m) FROM meeting m WHERE id = '{stage.MeetingId}'");
        Assert.Equal((meeting.Text("name"), meeting.GetProperty("locked").GetBoolean()), (stored.Text("name"), stored.GetProperty("locked").GetBoolean()));
        Assert.Equal($"\"{stored.GetProperty("version").GetInt64()}\"", shown.Headers.ETag?.Tag);
        var told = await StoredAsync(
            $"SELECT data FROM outbox_event WHERE meeting_id = '{stage.MeetingId}' AND type = 'meetingUpdated' ORDER BY sequence DESC LIMIT 1");
        Assert.Equal(meeting.Text("name"), told.Text("name"));
        var numbers = await StoredAsync(
            $"SELECT jsonb_build_object('count', count(*), 'last', max(sequence)) FROM outbox_event WHERE meeting_id = '{stage.MeetingId}'");
        Assert.Equal(numbers.GetProperty("count").GetInt64(), numbers.GetProperty("last").GetInt64()); // one number each, none left out
    }

    [Fact]
    public async Task Of_two_updates_of_the_same_version_one_wins_and_the_other_is_told()
    {
        var created = await CreateAsync(new { });
        using var seen = await controller.Http.GetAsync($"api/v1/meetings/{created.Text("id")}");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 2).Select(i =>
        {
            var request = controller.Key.Request(HttpMethod.Patch, $"api/v1/meetings/{created.Text("id")}");
            request.Headers.IfMatch.Add(seen.Headers.ETag!);
            return SendAsync(request, new { name = $"Name {i}" });
        }));
        Assert.Equal([200, 412], statuses.Order());
    }

    private async Task<JsonElement> CreateAsync(object body)
    {
        using var request = controller.Key.Request(HttpMethod.Post, "api/v1/meetings");
        request.Content = JsonContent.Create(body);
        using var response = await controller.Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().ReadJsonAsync();
    }

    private async Task<JsonElement> JoinAsync(string meeting, string name, string? token = null, string? passcode = null, Device? device = null)
    {
        using var response = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting}/join", new { displayName = name, key = (device ?? new Device()).PublicKey, token, passcode });
        return await response.EnsureSuccessStatusCode().ReadJsonAsync();
    }

    private async Task RefuseAsync(string meeting, string? token, string? passcode, int status, string code, Device? device = null)
    {
        using var response = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting}/join", new { displayName = "Eve", key = (device ?? new Device()).PublicKey, token, passcode });
        await response.AssertProblemAsync(status, code);
    }

    private async Task<int> SendAsync(HttpRequestMessage request, object? body)
    {
        using (request)
        {
            request.Content = body is null ? null : JsonContent.Create(body);
            using var response = await controller.Http.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    private async Task<JsonElement> StoredAsync(string sql)
    {
        var rows = await controller.Database.QueryAsync<string>(sql, null, CancellationToken.None);
        return JsonElement.Parse(rows[0]);
    }
}
