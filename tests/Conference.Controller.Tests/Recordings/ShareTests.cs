using System.Net.Http.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

public sealed class ShareTests(RecordingCallersFixture world) : IClassFixture<RecordingCallersFixture>
{
    [Fact]
    public async Task A_link_with_a_passcode_opens_the_film_for_a_stranger()
    {
        var made = await MakeAsync(new { expiresIn = 3600, passcode = "open sesame", download = false, label = "For Eve" });
        var token = made.Text("token");
        Assert.EndsWith($"/shared/{token}", made.Text("url"), StringComparison.Ordinal);
        var info = await world.Controller.Http.GetFromJsonAsync<System.Text.Json.JsonElement>($"api/v1/shared/{token}");
        Assert.True(info.GetProperty("passcodeRequired").GetBoolean());
        await OpenAsync(token, null).AssertProblemAsync(403, "passcode_required");
        await OpenAsync(token, "open barley").AssertProblemAsync(403, "passcode_wrong");
        await world.Controller.Database.ExecuteAsync(
            "UPDATE recording SET missing = ARRAY['Ann: camera until 0:03'] WHERE id = @id", new { id = world.RecordingId }, CancellationToken.None);
        using var opened = await OpenAsync(token, "open sesame");
        var answer = await opened.ReadJsonAsync();
        Assert.Equal("composite", answer.GetProperty("recording").GetProperty("artifacts")[0].Text("kind"));
        Assert.Equal("Ann: camera until 0:03", Assert.Single(answer.GetProperty("recording").GetProperty("missing").EnumerateArray()).GetString());
        using var film = await world.Controller.Http.GetAsync($"api/v1/shared/{token}/file?access={answer.Text("access")}&download=true");
        Assert.True(film.IsSuccessStatusCode);
        Assert.Null(film.Content.Headers.ContentDisposition); // the link is for looking
        await world.Controller.Http.GetAsync($"api/v1/shared/{token}/file").AssertProblemAsync(403, "access_invalid");
        await world.Controller.Http.GetAsync($"api/v1/recordings/{world.RecordingId}/file?access={answer.Text("access")}").AssertProblemAsync(403, "access_invalid");

        var listed = Assert.Single((await ListAsync()).EnumerateArray(), share => share.Text("id") == made.Text("id"));
        Assert.Equal(("For Eve", 1), (listed.Text("label"), listed.GetProperty("views").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, listed.GetProperty("token").ValueKind);
        var hashes = await world.Controller.Database.QueryAsync<string>("SELECT token_hash FROM recording_share", null, CancellationToken.None);
        Assert.DoesNotContain(token, hashes);

        using var revoked = await world.Stage.CallAsync(HttpMethod.Delete, $"recordings/{world.RecordingId}/shares/{made.Text("id")}");
        Assert.True(revoked.IsSuccessStatusCode);
        await world.Controller.Http.GetAsync($"api/v1/shared/{token}").AssertProblemAsync(410, "share_revoked");
        await world.Controller.Http.GetAsync($"api/v1/shared/{token}/file?access={answer.Text("access")}").AssertProblemAsync(410, "share_revoked");
    }

    [Fact]
    public async Task A_link_that_has_expired_or_never_was_says_so()
    {
        var token = (await MakeAsync(new { expiresIn = 0.2 })).Text("token");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await world.Controller.Http.GetAsync($"api/v1/shared/{token}", patience.Token)).IsSuccessStatusCode)
            await Task.Delay(50, patience.Token);
        await world.Controller.Http.GetAsync($"api/v1/shared/{token}").AssertProblemAsync(410, "share_expired");
        await world.Controller.Http.GetAsync("api/v1/shared/nope").AssertProblemAsync(404, "share_not_found");
    }

    [Fact]
    public async Task Guesses_of_a_passcode_are_slowed_down()
    {
        var token = (await MakeAsync(new { passcode = "open sesame" })).Text("token");
        for (var i = 0; i < 10; i++)
            await OpenAsync(token, $"guess {i}").AssertProblemAsync(403, "passcode_wrong");
        using var limited = await OpenAsync(token, "open sesame");
        Assert.NotNull(limited.Headers.RetryAfter);
        await limited.AssertProblemAsync(429, "rate_limited");
    }

    [Theory]
    [InlineData(-5.0, null, "expiresIn")]
    [InlineData(null, "2001-01-01T00:00:00Z", "expiresAt")]
    [InlineData(5.0, "2101-01-01T00:00:00Z", "expiresAt or expiresIn")]
    public async Task A_link_ends_in_the_future(double? expiresIn, string? expiresAt, string named)
    {
        using var response = await world.Stage.CallAsync(HttpMethod.Post, $"recordings/{world.RecordingId}/shares", new { expiresIn, expiresAt });
        Assert.Contains(named, (await response.ReadJsonAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(400, (int)response.StatusCode);
    }

    private Task<System.Text.Json.JsonElement> MakeAsync(object body) =>
        world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{world.RecordingId}/shares", body);

    private async Task<System.Text.Json.JsonElement> ListAsync() =>
        (await world.Stage.ReadAsync(HttpMethod.Get, $"recordings/{world.RecordingId}/shares")).GetProperty("items");

    private Task<HttpResponseMessage> OpenAsync(string token, string? passcode) =>
        world.Controller.Http.PostAsJsonAsync($"api/v1/shared/{token}/open", new { passcode });
}
