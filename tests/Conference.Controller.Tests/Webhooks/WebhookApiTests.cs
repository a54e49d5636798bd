using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Webhooks;

public sealed class WebhookApiTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private const string None = "00000000000000000000000000000000";

    private WebhookHost Host => fixture.Host;

    public static TheoryData<string, string, string?> Calls { get; } = new()
    {
        { "POST", "webhooks", """{"url": "https://example.org/unauthorised"}""" },
        { "GET", "webhooks", null },
        { "GET", "webhooks/{webhook}", null },
        { "PATCH", "webhooks/{webhook}", """{"description": "mine"}""" },
        { "DELETE", "webhooks/{webhook}", null },
        { "POST", "webhooks/{webhook}/test", null },
        { "POST", "webhooks/{webhook}/rotate-secret", null },
        { "GET", "webhooks/{webhook}/deliveries", null },
        { "GET", "webhooks/{webhook}/deliveries/{delivery}", null },
        { "POST", "webhooks/{webhook}/deliveries/{delivery}/retry", null },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_without_a_token_or_with_a_bad_one_is_asked_for_a_good_one(string method, string path, string? body)
    {
        path = path.Replace("{webhook}", None, StringComparison.Ordinal).Replace("{delivery}", None, StringComparison.Ordinal);
        await SendAsync(method, path, body, token: "").AssertProblemAsync(401, "not_authenticated");
        await SendAsync(method, path, body, token: Host.Key.Token() + "x").AssertProblemAsync(401, "token_invalid");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Members_may_look_and_only_administrators_may_change(string method, string path, string? body)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var delivery = Assert.Single(await Host.EmitAsync(Ids.New()));
        await receiver.NextAsync();
        path = path.Replace("{webhook}", webhook.Id, StringComparison.Ordinal).Replace("{delivery}", delivery, StringComparison.Ordinal);

        using var response = await SendAsync(method, path, body, await MemberSessionAsync());
        if (method == "GET")
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else
            await response.AssertProblemAsync(403, "forbidden");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_is_anothers_or_nobodys_is_not_found(string method, string path, string? body)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var delivery = Assert.Single(await Host.EmitAsync(Ids.New()));
        await receiver.NextAsync();
        var ours = path.Replace("{webhook}", webhook.Id, StringComparison.Ordinal).Replace("{delivery}", delivery, StringComparison.Ordinal);
        var stranger = (await OtherTenantAsync()).Token();

        if (path == "webhooks")
        {
            using var response = await SendAsync("GET", "webhooks", null, stranger);
            Assert.Empty((await response.ReadJsonAsync()).GetProperty("items").EnumerateArray());
            return;
        }
        await SendAsync(method, ours, body, stranger).AssertProblemAsync(404, "webhook_not_found");
        await SendAsync(method, ours.Replace(webhook.Id, None, StringComparison.Ordinal), body).AssertProblemAsync(404, "webhook_not_found");
        if (path.Contains("{delivery}", StringComparison.Ordinal))
            await SendAsync(method, ours.Replace(delivery, None, StringComparison.Ordinal), body).AssertProblemAsync(404, "delivery_not_found");
        Assert.Equal(receiver.Url, (await Host.GetAsync($"webhooks/{webhook.Id}")).Text("url"));
    }

    [Fact]
    public async Task A_webhook_is_created_shown_listed_changed_and_deleted()
    {
        using var created = await SendAsync("POST", "webhooks", """{"url": "https://example.org/life", "events": ["recording*"], "description": " Mine "}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var view = await created.ReadJsonAsync();
        var id = view.Text("id");
        Assert.Equal($"/api/v1/webhooks/{id}", created.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", created.Headers.ETag?.Tag);
        Assert.StartsWith("whsec_", view.Text("secret"), StringComparison.Ordinal);
        Assert.Equal(
            ("https://example.org/life", "Mine", true, "recording*"),
            (view.Text("url"), view.Text("description"), view.GetProperty("enabled").GetBoolean(), view.GetProperty("events")[0].GetString()));

        using var shown = await SendAsync("GET", $"webhooks/{id}");
        Assert.Equal("\"1\"", shown.Headers.ETag?.Tag);
        Assert.False((await shown.ReadJsonAsync()).TryGetProperty("secret", out _));
        Assert.Contains((await Host.GetAsync("webhooks")).GetProperty("items").EnumerateArray(), one => one.Text("id") == id);

        using var changed = await SendAsync("PATCH", $"webhooks/{id}", """{"events": ["*"], "description": "", "enabled": false}""");
        var after = await changed.ReadJsonAsync();
        Assert.Equal(("\"2\"", "*", JsonValueKind.Null, false, "https://example.org/life"), (
            changed.Headers.ETag?.Tag, after.GetProperty("events")[0].GetString(), after.GetProperty("description").ValueKind,
            after.GetProperty("enabled").GetBoolean(), after.Text("url")));
        Assert.StartsWith("Disabled by ", after.Text("disabledReason"), StringComparison.Ordinal);

        using var deleted = await SendAsync("DELETE", $"webhooks/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await SendAsync("GET", $"webhooks/{id}").AssertProblemAsync(404, "webhook_not_found");
        await SendAsync("DELETE", $"webhooks/{id}").AssertProblemAsync(404, "webhook_not_found");
        var audit = await Host.Database.QueryAsync<string>(
            "SELECT action FROM audit_event WHERE target_id = @id ORDER BY at, id", new { id }, CancellationToken.None);
        Assert.Equal(["webhook.created", "webhook.updated", "webhook.deleted"], audit);
    }

    [Theory]
    [InlineData("""{"url": """, "invalid_json")]
    [InlineData("""{}""", "invalid_body")]
    [InlineData("""{"url": 5}""", "invalid_body")]
    [InlineData("""{"url": null}""", "invalid_body")]
    [InlineData("""{"url": "nowhere"}""", "invalid_url")]
    [InlineData("""{"url": "https://user:word@example.org/"}""", "invalid_url")]
    [InlineData("""{"url": "ftp://example.org/"}""", "url_not_allowed")]
    [InlineData("""{"url": "https://example.org/", "events": []}""", "invalid_body")]
    [InlineData("""{"url": "https://example.org/", "events": [null]}""", "invalid_body")]
    [InlineData("""{"url": "https://example.org/", "events": ["Not a type"]}""", "invalid_body")]
    [InlineData("""{"url": "https://example.org/", "events": "participantJoined"}""", "invalid_body")]
    [InlineData("""{"url": "https://example.org/", "description": "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"}""", "invalid_body")]
    public async Task A_bad_body_is_told_what_is_wrong(string body, string code) =>
        await SendAsync("POST", "webhooks", body).AssertProblemAsync(400, code);

    [Theory]
    [InlineData("""{"url": ""}""", "invalid_url")]
    [InlineData("""{"events": ["*Joined"]}""", "invalid_body")]
    [InlineData("""{"enabled": "yes"}""", "invalid_body")]
    [InlineData("""[]""", "invalid_body")]
    public async Task A_bad_change_is_told_what_is_wrong_and_changes_nothing(string body, string code)
    {
        await using var webhook = await Host.CreateWebhookAsync("https://example.org/bad-change");
        await SendAsync("PATCH", $"webhooks/{webhook.Id}", body).AssertProblemAsync(400, code);
        using var shown = await SendAsync("GET", $"webhooks/{webhook.Id}");
        Assert.Equal("\"1\"", shown.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task An_unknown_meeting_a_bad_page_and_a_bad_state_are_refused()
    {
        await using var webhook = await Host.CreateWebhookAsync("https://example.org/bad-questions");
        await SendAsync("POST", "webhooks", """{"url": "https://example.org/", "meetingId": "nope"}""").AssertProblemAsync(404, "meeting_not_found");
        foreach (var question in new[] { "webhooks?limit=0", "webhooks?limit=201", "webhooks?cursor=%25", "webhooks?limit=many" })
            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("GET", question)).StatusCode);
        await SendAsync("GET", $"{webhook.Deliveries}?state=lost").AssertProblemAsync(400, "invalid_parameters");
    }

    [Fact]
    public async Task One_address_is_registered_once_per_meeting()
    {
        await using var webhook = await Host.CreateWebhookAsync("https://example.org/once");
        await SendAsync("POST", "webhooks", """{"url": "https://EXAMPLE.org/once"}""").AssertProblemAsync(409, "webhook_exists");
        await using var other = await Host.CreateWebhookAsync("https://example.org/other");
        await SendAsync("PATCH", $"webhooks/{other.Id}", """{"url": "https://example.org/once"}""").AssertProblemAsync(409, "webhook_exists");
    }

    [Fact]
    public async Task Of_many_calls_at_once_one_registers_an_address()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("POST", "webhooks", """{"url": "https://example.org/race"}""")));
        var made = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await new TestWebhook(Host, (await made.ReadJsonAsync()).Text("id"), "").DisposeAsync();
    }

    [Fact]
    public async Task A_change_of_something_older_is_refused()
    {
        await using var webhook = await Host.CreateWebhookAsync("https://example.org/versions");
        using var first = await SendAsync("PATCH", $"webhooks/{webhook.Id}", """{"description": "one"}""", ifMatch: "\"1\"");
        Assert.Equal("\"2\"", first.Headers.ETag?.Tag);
        await SendAsync("PATCH", $"webhooks/{webhook.Id}", """{"description": "two"}""", ifMatch: "\"1\"").AssertProblemAsync(412, "version_mismatch");
        Assert.Equal("one", (await Host.GetAsync($"webhooks/{webhook.Id}")).Text("description"));
    }

    [Fact]
    public async Task A_disabled_webhook_sends_neither_tests_nor_retries()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var delivery = Assert.Single(await Host.EmitAsync(Ids.New()));
        await receiver.NextAsync();
        using var disabled = await SendAsync("PATCH", $"webhooks/{webhook.Id}", """{"enabled": false}""");
        await SendAsync("POST", $"webhooks/{webhook.Id}/test").AssertProblemAsync(409, "webhook_disabled");
        await SendAsync("POST", $"{webhook.Deliveries}/{delivery}/retry").AssertProblemAsync(409, "webhook_disabled");
    }

    [Fact]
    public async Task A_repeated_call_with_its_key_gets_the_first_answer_with_its_secret_and_changes_nothing()
    {
        const string Body = """{"url": "https://example.org/replayed"}""";
        var key = Ids.New();
        using var first = await SendAsync("POST", "webhooks", Body, idempotencyKey: key);
        using var second = await SendAsync("POST", "webhooks", Body, idempotencyKey: key);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await SendAsync("POST", "webhooks", """{"url": "https://example.org/another"}""", idempotencyKey: key).AssertProblemAsync(422, "idempotency_key_reused");

        var id = (await first.ReadJsonAsync()).Text("id");
        foreach (var (method, path, body) in new[]
        {
            ("PATCH", $"webhooks/{id}", """{"description": "again"}"""), ("POST", $"webhooks/{id}/rotate-secret", null),
            ("POST", $"webhooks/{id}/test", null), ("DELETE", $"webhooks/{id}", (string?)null),
        })
        {
            key = Ids.New();
            using var once = await SendAsync(method, path, body, idempotencyKey: key);
            using var twice = await SendAsync(method, path, body, idempotencyKey: key);
            Assert.True(once.IsSuccessStatusCode, $"{method} {path}: {once.StatusCode}");
            Assert.Equal(
                (once.StatusCode, await once.Content.ReadAsStringAsync()), (twice.StatusCode, await twice.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task A_delivery_is_shown_and_listed_in_pages()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var meeting = Ids.New();
        var ids = await Host.EmitAsync(meeting, count: 5);
        await Host.GetDeliveriesAsync(webhook, "delivered", 5);

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Host.GetAsync($"{webhook.Deliveries}?limit=2&cursor={cursor}");
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.Text("id")));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), listed);

        var shown = await Host.GetAsync($"{webhook.Deliveries}/{ids[0]}");
        Assert.Equal(("participantJoined", meeting, "delivered", 1, 200, JsonValueKind.Null), (
            shown.Text("type"), shown.Text("meetingId"), shown.Text("state"), shown.GetProperty("attempts").GetInt32(),
            shown.GetProperty("lastStatus").GetInt32(), shown.GetProperty("lastError").ValueKind));
        Assert.True(shown.GetProperty("finishedAt").GetDateTimeOffset() >= shown.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task No_secret_stands_in_the_database_in_the_clear()
    {
        await using var webhook = await Host.CreateWebhookAsync("https://example.org/sealed");
        var stored = (await Host.Database.FindAsync<byte[]>("SELECT secret FROM webhook WHERE id = @Id", new { webhook.Id }, CancellationToken.None))!;
        var key = Convert.FromBase64String(webhook.Secret["whsec_".Length..]);
        Assert.Equal(-1, stored.AsSpan().IndexOf(key));
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(webhook.Secret)));
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? token = null, string? ifMatch = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/v1/{path}");
        token ??= Host.Key.Token();
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var http = new HttpClient { BaseAddress = Host.Http.BaseAddress };
        return await http.SendAsync(request);
    }

    private async Task<string> MemberSessionAsync()
    {
        var login = new { email = $"{Ids.New()}@example.org", password = "correct horse battery staple" };
        using var made = await Host.Http.PostAsJsonAsync("api/v1/accounts", login);
        made.EnsureSuccessStatusCode();
        using var response = await Host.Http.PostAsJsonAsync("api/v1/accounts/login", login);
        return (await response.EnsureSuccessStatusCode().ReadJsonAsync()).Text("session");
    }

    private async Task<ApiKey> OtherTenantAsync()
    {
        using var response = await Host.Http.PostAsJsonAsync("api/v1/tenants", new { name = "Other" });
        var key = (await response.EnsureSuccessStatusCode().ReadJsonAsync()).GetProperty("apiKey");
        return new ApiKey(key.Text("id"), key.Text("secret"));
    }
}
