using System.Net;
using Conference.Controller.Tests.Support;
using Dapper;

namespace Conference.Controller.Tests.Access;

public sealed class ApiKeyTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private readonly AccessHost _host = fixture.Host;

    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "POST", "api-keys" },
        { "GET", "api-keys" },
        { "GET", "api-keys/x" },
        { "DELETE", "api-keys/x" },
        { "POST", "api-keys/x/rotate" },
        { "DELETE", "api-keys/x/secrets/x" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Nobody_but_administrators_may_call(string method, string path)
    {
        object? body = path switch { "api-keys" when method == "POST" => new { name = "x" }, "api-keys/x/rotate" => new { }, _ => null };
        await _host.SendAsync(new HttpMethod(method), path, null, body).AssertProblemAsync(401, "not_authenticated");
        await _host.SendAsync(new HttpMethod(method), path, await _host.MemberSessionAsync(), body).AssertProblemAsync(403, "forbidden");

        var ada = await _host.JoinAsync();
        using var request = ada.Request(new HttpMethod(method), $"api/v1/{path}");
        request.Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
        await _host.Http.SendAsync(request).AssertProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_secret_is_told_once_and_works_at_once()
    {
        using var response = await _host.SendAsync(HttpMethod.Post, "api-keys", _host.Key.Token(), new { name = " Backend " });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = await response.ReadJsonAsync();
        var id = created.Text("id");
        Assert.Equal($"/api/v1/api-keys/{id}", response.Headers.Location?.ToString());
        Assert.Equal("Backend", created.Text("name"));

        var own = new ApiKey(created.Text("kid"), created.Text("secret"));
        var shown = await _host.CallAsync(HttpMethod.Get, $"api-keys/{id}", token: own.Token());
        Assert.False(shown.TryGetProperty("secret", out _));
        Assert.Equal(id, shown.GetProperty("secrets")[0].Text("kid"));
        var listed = await _host.CallAsync(HttpMethod.Get, "api-keys");
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), key => key.Text("id") == id);
        Assert.DoesNotContain(own.Secret, listed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_in_pages()
    {
        for (var i = 0; i < 5; i++)
            await CreateAsync($"Page {i}");
        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await _host.CallAsync(HttpMethod.Get, $"api-keys?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(key => key.Text("id")));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.True(seen.Count >= 6);
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal).Distinct(), seen);
        await _host.SendAsync(HttpMethod.Get, "api-keys?limit=0", _host.Key.Token()).AssertProblemAsync(400, "invalid_parameters");
        await _host.SendAsync(HttpMethod.Get, "api-keys?cursor=%00", _host.Key.Token()).AssertProblemAsync(400, "invalid_parameters");
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_that_moment()
    {
        var (id, key) = await CreateAsync("Short-lived");
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: key.Token());
        await _host.CallAsync(HttpMethod.Delete, $"api-keys/{id}");
        await _host.SendAsync(HttpMethod.Get, "api-keys", key.Token()).AssertProblemAsync(401, "token_revoked");
        await _host.CallAsync(HttpMethod.Delete, $"api-keys/{id}");
        await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", _host.Key.Token()).AssertProblemAsync(409, "api_key_revoked");
    }

    [Fact]
    public async Task A_key_ends_when_it_was_meant_to()
    {
        var soon = new { name = "Soon over", expiresAt = TimeProvider.System.GetUtcNow().AddMilliseconds(400) };
        var created = await _host.CallAsync(HttpMethod.Post, "api-keys", soon);
        var key = new ApiKey(created.Text("kid"), created.Text("secret"));
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: key.Token());
        await Task.Delay(500); // the moment itself is what is waited for
        await _host.SendAsync(HttpMethod.Get, "api-keys", key.Token()).AssertProblemAsync(401, "token_revoked");
    }

    [Fact]
    public async Task While_a_key_is_rotated_both_secrets_hold()
    {
        var (id, older) = await CreateAsync("Rotated");
        var rotated = await _host.CallAsync(HttpMethod.Post, $"api-keys/{id}/rotate");
        var newer = new ApiKey(rotated.Text("kid"), rotated.Text("secret"));
        Assert.Equal($"{id}.2", newer.Kid);
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: older.Token());
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: newer.Token());
        await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", _host.Key.Token()).AssertProblemAsync(409, "api_key_rotating");

        await _host.CallAsync(HttpMethod.Delete, $"api-keys/{id}/secrets/{id}");
        await _host.SendAsync(HttpMethod.Get, "api-keys", older.Token()).AssertProblemAsync(401, "token_revoked");
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: newer.Token());
    }

    [Fact]
    public async Task Without_an_overlap_the_older_secret_ends_with_the_rotation()
    {
        var (id, older) = await CreateAsync("Leaked");
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: older.Token());
        var rotated = await _host.CallAsync(HttpMethod.Post, $"api-keys/{id}/rotate", new { overlap = 0 });
        await _host.SendAsync(HttpMethod.Get, "api-keys", older.Token()).AssertProblemAsync(401, "token_revoked");
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: new ApiKey(rotated.Text("kid"), rotated.Text("secret")).Token());
        await _host.CallAsync(HttpMethod.Post, $"api-keys/{id}/rotate", new { overlap = 0 });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"name\":\"\"}")]
    [InlineData("{\"name\":null}")]
    [InlineData("{\"name\":\"x\",\"scopes\":[]}")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"everything\"]}")]
    [InlineData("{\"name\":\"x\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")]
    [InlineData("{\"name\":\"x\",\"expiresAt\":\"soon\"}")]
    public async Task A_bad_body_is_refused(string body)
    {
        using var json = System.Text.Json.JsonDocument.Parse(body);
        await _host.SendAsync(HttpMethod.Post, "api-keys", _host.Key.Token(), json.RootElement).AssertProblemAsync(400, "invalid_body");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2_592_001)]
    public async Task An_overlap_out_of_range_is_refused(int overlap)
    {
        var (id, _) = await CreateAsync("Overlapping");
        await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", _host.Key.Token(), new { overlap }).AssertProblemAsync(400, "invalid_body");
    }

    [Fact]
    public async Task Another_tenants_keys_do_not_exist()
    {
        var (id, _) = await CreateAsync("Ours");
        var theirs = (await _host.OtherTenantAsync()).Token();
        await _host.SendAsync(HttpMethod.Get, $"api-keys/{id}", theirs).AssertProblemAsync(404, "api_key_not_found");
        await _host.SendAsync(HttpMethod.Delete, $"api-keys/{id}", theirs).AssertProblemAsync(404, "api_key_not_found");
        await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", theirs).AssertProblemAsync(404, "api_key_not_found");
        await _host.SendAsync(HttpMethod.Delete, $"api-keys/{id}/secrets/{id}", theirs).AssertProblemAsync(404, "api_key_not_found");
        var listed = await _host.CallAsync(HttpMethod.Get, "api-keys", token: theirs);
        Assert.Equal(1, listed.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_database_holds_no_secret_that_could_be_used()
    {
        var (_, key) = await CreateAsync("Sealed");
        await using var connection = await _host.Database.OpenAsync(default);
        var stored = await connection.QuerySingleAsync<byte[]>("SELECT secret FROM api_key_secret WHERE id = @Kid", new { key.Kid });
        Assert.Equal(-1, stored.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key.Secret)));
    }

    [Fact]
    public async Task Each_change_leaves_an_audit_row()
    {
        var (id, _) = await CreateAsync("Audited");
        await _host.CallAsync(HttpMethod.Post, $"api-keys/{id}/rotate");
        await _host.CallAsync(HttpMethod.Delete, $"api-keys/{id}");
        var actions = await _host.Database.QueryAsync<string>(
            "SELECT action FROM audit_event WHERE target_id = @id AND actor_id = @Kid AND actor_kind = 'apiKey' ORDER BY at",
            new { id, _host.Key.Kid },
            default);
        Assert.Equal(["apiKey.created", "apiKey.rotated", "apiKey.revoked"], actions);
    }

    private async Task<(string Id, ApiKey Key)> CreateAsync(string name)
    {
        var created = await _host.CallAsync(HttpMethod.Post, "api-keys", new { name });
        return (created.Text("id"), new ApiKey(created.Text("kid"), created.Text("secret")));
    }
}
