using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings.Stored;

/// <summary>Orders by REST that meet a full recorder, come twice, or come while the database is away.</summary>
[Collection(nameof(StoredCollection))]
public sealed class OrderTests(StoredRecordings world)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task When_all_recorders_are_busy_the_answer_says_who_makes_what_and_the_way_out()
    {
        var second = await RecordingStage.SetAsync(world.Controller);
        var first = (await world.Stage.StartAsync()).Text("id");
        using var refused = await second.CallAsync(HttpMethod.Post, $"meetings/{second.Code}/recording/start");
        var detail = (await refused.ReadJsonAsync()).Text("detail");
        Assert.Contains("makes 1 of 1 recordings", detail, StringComparison.Ordinal);
        Assert.Contains("raise Recorder:MaxRecordings, or start another recorder", detail, StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        await refused.AssertProblemAsync(503, "recorders_full");
        Assert.Empty((await second.ReadAsync(HttpMethod.Get, $"meetings/{second.Code}/recordings")).GetProperty("items").EnumerateArray());

        await world.Stage.OrderAsync("stop");
        await world.Stage.UntilAsync(first, "completed");
        var id = (await second.StartAsync()).Text("id");
        await second.OrderAsync("stop");
        await second.UntilAsync(id, "completed");
    }

    [Fact]
    public async Task A_call_that_is_repeated_with_its_key_gets_the_same_answer_and_does_nothing_twice()
    {
        var start = $"meetings/{world.Stage.Code}/recording/start";
        var started = await AgainAsync(start, new { tracks = false, name = "Once" }, HttpStatusCode.Created);
        var id = started.Text("id");
        await SendAsync(start, new { tracks = false, name = "Twice" }, $"{id}-none").AssertProblemAsync(409, "already_recording");
        foreach (var order in (string[])["pause", "resume", "stop"])
            await AgainAsync($"meetings/{world.Stage.Code}/recording/{order}", null, order == "stop" ? HttpStatusCode.Accepted : HttpStatusCode.OK);
        await world.Stage.UntilAsync(id, "completed");
        foreach (var order in (string[])["recompose", "upload"])
        {
            var epoch = (await world.RowAsync(id)).Epoch;
            await AgainAsync($"recordings/{id}/{order}", null, HttpStatusCode.Accepted);
            await world.Stage.UntilAsync(id, "completed");
            Assert.Equal(epoch + 2, (await world.RowAsync(id)).Epoch); // ordered once, and taken once
        }

        var audited = (await world.Stage.ReadAsync(HttpMethod.Get, $"meetings/{world.Stage.Code}/audit?limit=200")).GetProperty("items").EnumerateArray()
            .Where(item => item.Text("targetId") == id).Select(item => item.Text("action")).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["recording.pause", "recording.recompose", "recording.resume", "recording.start", "recording.stop", "recording.upload"], audited);
    }

    [Fact]
    public async Task A_key_that_was_used_for_another_call_is_refused()
    {
        var key = Guid.NewGuid().ToString("N");
        var path = $"recordings/{world.FilmId}/shares";
        using (var made = await SendAsync(path, new { label = "One" }, key))
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await SendAsync(path, new { label = "Another" }, key).AssertProblemAsync(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task While_the_database_is_away_a_recording_is_paused_resumed_and_stopped_and_all_is_told_later()
    {
        var idle = await RecordingStage.SetAsync(world.Controller);
        var id = (await world.Stage.StartAsync(new { tracks = false })).Text("id");
        var ledger = world.Controller.Services.GetRequiredService<Ledger>();
        world.Relay.GoAway();
        JsonElement stopped;
        try
        {
            Assert.Equal("paused", (await world.Stage.OrderAsync("pause")).Text("state"));
            Assert.Equal("recording", (await world.Stage.OrderAsync("resume")).Text("state"));
            await Task.Delay(TimeSpan.FromSeconds(1)); // of recording
            Assert.Equal(id, (await world.Stage.OrderAsync("pause")).Text("id"));
            Assert.True(ledger.IsAway);
            await idle.CallAsync(HttpMethod.Post, $"meetings/{idle.Code}/recording/start").AssertProblemAsync(503, "storage_unavailable");
            await idle.CallAsync(HttpMethod.Post, $"meetings/{idle.Code}/recording/stop").AssertProblemAsync(503, "storage_unavailable");
            await world.Stage.CallAsync(HttpMethod.Get, $"recordings/{id}").AssertProblemAsync(503, "storage_unavailable");
            stopped = await world.Stage.OrderAsync("stop");
        }
        finally
        {
            world.Relay.ComeBack();
        }

        Assert.Equal(id, stopped.Text("id"));
        Assert.Contains(stopped.Text("state"), (string[])["stopping", "composing", "uploading"]);
        await BackAsync(ledger);
        var completed = await world.Stage.UntilAsync(id, "completed");
        Assert.True(completed.GetProperty("pausedSeconds").GetDouble() > 0);
        Assert.Equal("stopped", Words(await world.RowAsync(id)));
        var audited = await world.Controller.Database.QueryAsync<string>(
            "SELECT action FROM audit_event WHERE target_id = @id ORDER BY at", new { id }, CancellationToken.None);
        Assert.Equal(["recording.start", "recording.pause", "recording.resume", "recording.pause", "recording.stop"], audited);
        await world.Stage.CallAsync(HttpMethod.Post, $"meetings/{world.Stage.Code}/recording/stop").AssertProblemAsync(409, "not_recording");
        await world.Stage.StartAsync(new { tracks = false }); // the meeting is free again
        await world.Stage.OrderAsync("stop");
    }

    private static string Words(Conference.Controller.Recordings.Jobs.RecordingRow row) => Conference.Controller.Api.Words.Of(row.Desired);

    private static async Task BackAsync(Ledger ledger)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (ledger.IsAway)
            await Task.Delay(50, patience.Token);
    }

    // The second answer must be the first one's, to the byte.
    private async Task<JsonElement> AgainAsync(string path, object? body, HttpStatusCode status)
    {
        var key = Guid.NewGuid().ToString("N");
        using var first = await SendAsync(path, body, key);
        var text = await first.Content.ReadAsStringAsync();
        Assert.True(first.StatusCode == status, $"{path}: {(int)first.StatusCode} {text}");
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        using var second = await SendAsync(path, body, key);
        Assert.Equal((status, text), (second.StatusCode, await second.Content.ReadAsStringAsync()));
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        return await first.ReadJsonAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, object? body, string key)
    {
        using var request = world.Controller.Key.Request(HttpMethod.Post, $"api/v1/{path}");
        request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await world.Controller.Http.SendAsync(request);
    }
}
