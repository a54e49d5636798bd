using System.Net;
using Conference.Controller.Access.Tenants;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

public sealed class TenantTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private readonly AccessHost _host = fixture.Host;

    [Theory]
    [InlineData("POST", "tenants")]
    [InlineData("GET", "tenants")]
    [InlineData("GET", "tenants/default")]
    [InlineData("PATCH", "tenants/default")]
    public async Task Only_operators_may_call(string method, string path)
    {
        var body = method is "POST" or "PATCH" ? new { name = "x" } : null;
        await _host.SendAsync(new HttpMethod(method), path, null, body).AssertProblemAsync(401, "not_authenticated");
        await _host.SendAsync(new HttpMethod(method), path, (await _host.OtherTenantAsync()).Token(), body).AssertProblemAsync(403, "forbidden");
        await _host.SendAsync(new HttpMethod(method), path, await _host.MemberSessionAsync(), body).AssertProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_tenant_begins_with_a_key_of_its_own_that_sees_nothing_of_others()
    {
        using var response = await _host.SendAsync(HttpMethod.Post, "tenants", _host.Key.Token(), new { name = "New" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = await response.ReadJsonAsync();
        Assert.Equal($"/api/v1/tenants/{created.Text("id")}", response.Headers.Location?.ToString());
        var key = new ApiKey(created.GetProperty("apiKey").Text("id"), created.GetProperty("apiKey").Text("secret"));
        var keys = await _host.CallAsync(HttpMethod.Get, "api-keys", token: key.Token());
        Assert.Equal(key.Kid, Assert.Single(keys.GetProperty("items").EnumerateArray()).Text("id"));
        var shown = await _host.CallAsync(HttpMethod.Get, $"tenants/{created.Text("id")}");
        Assert.False(shown.TryGetProperty("apiKey", out _));
        var listed = await _host.CallAsync(HttpMethod.Get, "tenants?limit=200");
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), tenant => tenant.Text("id") == created.Text("id"));
    }

    [Fact]
    public async Task Limits_that_are_changed_count_at_once()
    {
        var id = (await _host.CallAsync(HttpMethod.Post, "tenants", new { name = "Limited", limits = new { joinsPerMinute = 5 } })).Text("id");
        var directory = _host.Services.GetRequiredService<TenantDirectory>();
        Assert.Equal(new TenantLimits(JoinsPerMinute: 5), await directory.LimitsAsync(id, default));
        await _host.CallAsync(HttpMethod.Patch, $"tenants/{id}", new { limits = new { meetingsPerMinute = 7 } });
        Assert.Equal(new TenantLimits(MeetingsPerMinute: 7), await directory.LimitsAsync(id, default));
        await _host.CallAsync(HttpMethod.Patch, $"tenants/{id}", new { name = "Renamed" });
        var shown = await _host.CallAsync(HttpMethod.Get, $"tenants/{id}");
        Assert.Equal(("Renamed", 7), (shown.Text("name"), shown.GetProperty("limits").GetProperty("meetingsPerMinute").GetInt32()));
    }

    [Theory]
    [InlineData("{\"name\":\"\"}")]
    [InlineData("{\"limits\":{}}")]
    [InlineData("{\"name\":\"x\",\"limits\":{\"joinsPerMinute\":0}}")]
    [InlineData("{\"name\":\"x\",\"limits\":{\"joinsPerMinute\":\"many\"}}")]
    public async Task A_bad_body_is_refused(string body)
    {
        using var json = System.Text.Json.JsonDocument.Parse(body);
        await _host.SendAsync(HttpMethod.Post, "tenants", _host.Key.Token(), json.RootElement).AssertProblemAsync(400, "invalid_body");
    }

    [Fact]
    public async Task A_tenant_that_is_not_there_is_not_found()
    {
        await _host.SendAsync(HttpMethod.Get, "tenants/nope", _host.Key.Token()).AssertProblemAsync(404, "tenant_not_found");
        await _host.SendAsync(HttpMethod.Patch, "tenants/nope", _host.Key.Token(), new { name = "x" }).AssertProblemAsync(404, "tenant_not_found");
    }
}
