using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Recordings by REST, with the real engine.</summary>
public sealed class RecordingApiTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task A_recording_is_started_paused_resumed_stopped_and_ends_as_a_film()
    {
        var stage = await RecordingStage.SetAsync(controller);
        await using var events = await EventClient.ConnectAsync(stage.Host);
        var started = await stage.StartAsync(new { layout = "grid", resolution = "720p", frameRate = 30, chat = false, name = "Kick-off" });
        Assert.Equal(("recording", "Kick-off"), (started.Text("state"), started.Text("name")));
        Assert.Equal("grid", started.GetProperty("settings").Text("layout"));
        var id = started.Text("id");
        await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/recording/start").AssertProblemAsync(409, "already_recording");
        await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/recording/resume").AssertProblemAsync(409, "not_paused");
        await stage.CallAsync(HttpMethod.Delete, $"recordings/{id}").AssertProblemAsync(409, "recording_active");
        await stage.CallAsync(HttpMethod.Get, $"recordings/{id}/file").AssertProblemAsync(409, "recording_not_ready");
        Assert.Equal("paused", (await stage.OrderAsync("pause")).Text("state"));
        Assert.Equal("recording", (await stage.OrderAsync("resume")).Text("state"));
        await stage.OrderAsync("stop");
        await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/recording/stop").AssertProblemAsync(409, "not_recording");
        var completed = await stage.UntilAsync(id, "completed");
        Assert.True(completed.GetProperty("pausedSeconds").GetDouble() >= 0);
        Assert.Equal("composite", completed.GetProperty("artifacts")[0].Text("kind"));
        Assert.Equal(id, Assert.Single((await stage.ReadAsync(HttpMethod.Get, $"meetings/{stage.Code}/recordings")).GetProperty("items").EnumerateArray()).Text("id"));

        using var whole = await stage.CallAsync(HttpMethod.Get, $"recordings/{id}/file?download=true");
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(stage.Code, whole.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var film = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal(completed.GetProperty("sizeBytes").GetInt64(), film.Length);
        using var ranged = controller.Key.Request(HttpMethod.Get, $"api/v1/recordings/{id}/file");
        ranged.Headers.Range = new RangeHeaderValue(4, 7);
        using var part = await controller.Http.SendAsync(ranged);
        Assert.Equal((HttpStatusCode.PartialContent, "ftyp"), (part.StatusCode, await part.Content.ReadAsStringAsync()));

        var told = await events.EventsUntilAsync(e => e.Text("type") == "recordingChanged" && e.GetProperty("data").Text("state") == "completed");
        var states = told.Where(e => e.Text("type") == "recordingChanged").Select(e => e.GetProperty("data").Text("state")).Distinct().ToList();
        Assert.Equal("pending", states[0]);
        Assert.Superset(new HashSet<string> { "recording", "paused", "composing", "completed" }, states.ToHashSet());
        var audited = (await stage.ReadAsync(HttpMethod.Get, $"meetings/{stage.Code}/audit")).GetProperty("items").EnumerateArray().Select(item => item.Text("action")).ToList();
        foreach (var action in (string[])["recording.start", "recording.pause", "recording.resume", "recording.stop"])
            Assert.Contains(action, audited);
    }

    [Fact]
    public async Task A_start_whose_answer_was_lost_is_answered_with_its_own_recording()
    {
        var stage = await RecordingStage.SetAsync(controller);
        var begun = await StartAsync("start-once");

        // As when the controller dies after the recording was written and before its answer was.
        await controller.Database.ExecuteAsync("DELETE FROM idempotency_key WHERE key = 'start-once'", new { }, CancellationToken.None);
        var repeated = await StartAsync("start-once");
        Assert.Equal((HttpStatusCode.Created, begun.Body.Text("id")), (repeated.Status, repeated.Body.Text("id")));
        using (var another = await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/recording/start"))
            await another.AssertProblemAsync(409, "already_recording");
        await stage.OrderAsync("stop");

        async Task<(HttpStatusCode Status, JsonElement Body)> StartAsync(string key)
        {
            using var request = controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{stage.Code}/recording/start");
            request.Headers.Add("Idempotency-Key", key);
            using var response = await controller.Http.SendAsync(request);
            return (response.StatusCode, await response.ReadJsonAsync());
        }
    }

    [Theory]
    [InlineData("""{"layout":"mosaic"}""", "layout must be one of: grid, speaker, presentation, audioOnly")]
    [InlineData("""{"resolution":"4k"}""", "resolution must be one of: 720p, 1080p")]
    [InlineData("""{"frameRate":60}""", "frameRate must be one of: 25, 30")]
    public async Task A_setting_that_does_not_exist_is_named_with_those_that_do(string body, string detail)
    {
        var stage = await RecordingStage.SetAsync(controller);
        using var response = await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/recording/start", JsonSerializer.Deserialize<JsonElement>(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(detail, (await response.ReadJsonAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_are_filtered_and_paged_newest_first()
    {
        var stage = await RecordingStage.SetAsync(controller);
        var first = (await stage.RecordAsync()).Text("id");
        var second = (await stage.RecordAsync()).Text("id");
        var page = await stage.ReadAsync(HttpMethod.Get, $"recordings?meeting={stage.Code}&state=completed,failed&limit=1");
        Assert.Equal(second, Assert.Single(page.GetProperty("items").EnumerateArray()).Text("id"));
        var rest = await stage.ReadAsync(HttpMethod.Get, $"recordings?meeting={stage.Code}&limit=1&cursor={page.Text("nextCursor")}");
        Assert.Equal(first, Assert.Single(rest.GetProperty("items").EnumerateArray()).Text("id"));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("nextCursor").ValueKind);
        Assert.Empty((await stage.ReadAsync(HttpMethod.Get, $"recordings?meeting={stage.Code}&state=failed")).GetProperty("items").EnumerateArray());
        Assert.Empty((await stage.ReadAsync(HttpMethod.Get, $"recordings?meeting={stage.Code}&to=2020-01-01T00:00:00Z")).GetProperty("items").EnumerateArray());
        await stage.CallAsync(HttpMethod.Get, "recordings?state=sleeping").AssertProblemAsync(400, "invalid_parameters");
        Assert.Empty((await (await controller.Http.SendAsync(controller.Stranger.Request(HttpMethod.Get, "api/v1/recordings"))).ReadJsonAsync())
            .GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_film_is_composed_anew_verified_held_and_deleted()
    {
        var stage = await RecordingStage.SetAsync(controller);
        var id = (await stage.RecordAsync()).Text("id");
        await stage.CallAsync(HttpMethod.Post, $"recordings/{id}/retry").AssertProblemAsync(409, "recording_not_failed");
        await stage.CallAsync(HttpMethod.Post, $"recordings/{id}/upload").AssertProblemAsync(409, "storage_not_configured");
        var again = await stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/recompose", new { settings = new { layout = "audioOnly" } });
        Assert.Equal("composing", again.Text("state"));
        var anew = await stage.UntilAsync(id, "completed");
        Assert.Equal("audioOnly", anew.GetProperty("settings").Text("layout"));
        var verified = await stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/verify?content=true");
        Assert.True(verified.GetProperty("ok").GetBoolean(), verified.GetRawText());

        var folder = Path.Combine(controller.DataFolder, "recordings", id);
        await File.AppendAllTextAsync(Path.Combine(folder, anew.GetProperty("artifacts")[0].Text("path")), "more");
        Assert.False((await stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/verify")).GetProperty("ok").GetBoolean());
        File.Delete(Path.Combine(folder, "manifest.json"));
        Directory.CreateDirectory(Path.Combine(controller.DataFolder, "recordings", "0123"));
        var found = (await stage.ReadAsync(HttpMethod.Post, "recordings/reconcile")).GetProperty("problems").EnumerateArray().ToList();
        Assert.Contains(found, problem => (problem.Text("kind"), problem.Text("recordingId"), problem.Text("path")) == ("sizeDiffers", id, "composite.mp4"));
        Assert.Contains(found, problem => (problem.Text("kind"), problem.Text("recordingId"), problem.Text("path")) == ("fileMissing", id, "manifest.json"));
        Assert.Contains(found, problem => problem.Text("kind") == "fileUnknown" && problem.Text("path").EndsWith("0123", StringComparison.Ordinal));

        var held = await stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = true, name = "Evidence", retainUntil = "2001-01-01T00:00:00Z" });
        Assert.True(held.GetProperty("legalHold").GetBoolean());
        await stage.CallAsync(HttpMethod.Delete, $"recordings/{id}").AssertProblemAsync(409, "legal_hold");
        await stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = false });
        using var deleted = await stage.CallAsync(HttpMethod.Delete, $"recordings/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(Directory.Exists(folder));
        await stage.CallAsync(HttpMethod.Get, $"recordings/{id}").AssertProblemAsync(404, "recording_not_found");
        Assert.Empty((await stage.ReadAsync(HttpMethod.Get, $"meetings/{stage.Code}/recordings")).GetProperty("items").EnumerateArray());
        var row = await controller.Database.FindAsync<string>(
            "SELECT (deleted_at IS NOT NULL AND purged_at IS NOT NULL)::text FROM recording WHERE id = @id", new { id }, CancellationToken.None);
        Assert.Equal("true", row);
        var audited = (await stage.ReadAsync(HttpMethod.Get, $"meetings/{stage.Code}/audit")).GetProperty("items").EnumerateArray()
            .Single(item => item.Text("action") == "recording.delete");
        Assert.Contains(id, audited.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("apiKey", audited.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_in_a_recording_and_why_is_told_with_it()
    {
        var stage = await RecordingStage.SetAsync(controller);
        var (ada, _) = await stage.Speaker.SignalAsync();
        await using var _ = ada;
        // A camera that is there, by what its sender says, and gives nothing.
        var rtpParameters = new { codecs = new[] { new { mimeType = "video/VP8", payloadType = 96, clockRate = 90_000 } }, encodings = new[] { new { ssrc = 8101 } } };
        await ada.CallAsync("produce", new { transportId = await ada.TransportAsync("send"), kind = "video", rtpParameters, source = "camera" });
        var id = (await stage.StartAsync()).Text("id");
        await Task.Delay(TimeSpan.FromSeconds(5)); // of recording: nothing is waited for so long
        await stage.OrderAsync("stop");

        var completed = await stage.UntilAsync(id, "completed");

        var missing = Assert.Single(completed.GetProperty("missing").EnumerateArray()).GetString();
        Assert.Matches(@"^Sam's camera from 0\.\d s on: nothing came, though it is not muted; its sender was asked for a key frame \d+ times\.$", missing);
    }

    [Fact]
    public async Task Everybody_leaving_ends_the_recording()
    {
        var stage = await RecordingStage.SetAsync(controller);
        var id = (await stage.StartAsync()).Text("id");
        foreach (var person in (Joined[])[stage.Host, stage.Speaker, stage.Attendee])
            (await controller.Http.SendAsync(person.Request(HttpMethod.Post, $"api/v1/meetings/{stage.Code}/leave"))).EnsureSuccessStatusCode();
        await stage.UntilAsync(id, "completed");
    }

    [Fact]
    public async Task The_recorders_are_listed_with_their_load()
    {
        var stage = await RecordingStage.SetAsync(controller);
        await stage.StartAsync();
        var recorder = Assert.Single((await stage.ReadAsync(HttpMethod.Get, "recorders")).GetProperty("items").EnumerateArray());
        Assert.True(recorder.GetProperty("alive").GetBoolean());
        Assert.True(recorder.GetProperty("active").GetInt32() >= 1);
        Assert.True(recorder.GetProperty("capacity").GetInt32() >= 1);
        await stage.OrderAsync("stop");
    }
}
