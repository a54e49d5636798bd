using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

public sealed class AccountTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private const string Password = "correct horse battery";

    private readonly AccessHost _host = fixture.Host;

    [Theory]
    [InlineData("POST", "accounts")]
    [InlineData("GET", "accounts")]
    [InlineData("GET", "accounts/x")]
    [InlineData("PATCH", "accounts/x")]
    [InlineData("DELETE", "accounts/x")]
    public async Task Only_administrators_manage_accounts(string method, string path)
    {
        object? body = method switch
        {
            "POST" => new { email = "x@example.org", password = Password },
            "PATCH" => new { name = "x" },
            _ => null,
        };
        await _host.SendAsync(new HttpMethod(method), path, null, body).AssertProblemAsync(401, "not_authenticated");
        await _host.SendAsync(new HttpMethod(method), path, await _host.MemberSessionAsync(), body).AssertProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Somebody_signs_in_sees_themselves_and_signs_out()
    {
        var email = Email();
        using var created = await _host.SendAsync(
            HttpMethod.Post, "accounts", _host.Key.Token(), new { email = $" {email.ToUpperInvariant()} ", password = Password, name = "Ada" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var account = await created.ReadJsonAsync();
        Assert.Equal((email, "member"), (account.Text("email"), account.Text("role")));
        Assert.DoesNotContain("assword", account.ToString(), StringComparison.Ordinal);

        var session = (await LoginAsync(email)).Text("session");
        var me = await _host.CallAsync(HttpMethod.Get, "accounts/me", token: session);
        Assert.Equal(account.Text("id"), me.Text("id"));
        await _host.CallAsync(HttpMethod.Post, "accounts/logout", token: session);
        await _host.SendAsync(HttpMethod.Get, "accounts/me", session).AssertProblemAsync(401, "session_expired");
    }

    [Fact]
    public async Task A_failed_login_tells_nothing_about_the_account()
    {
        var email = await CreateAsync();
        var answers = new List<string>();
        foreach (var attempt in new object[]
        {
            new { email, password = "wrong wrong wrong" },
            new { email = Email(), password = Password },
            new { email, password = Password, tenant = "nobody" },
            new { email = "", password = "" },
            new { email, password = new string('x', 10_000) },
        })
        {
            using var response = await _host.SendAsync(HttpMethod.Post, "accounts/login", body: attempt);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("login_failed", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_fails_too_until_an_administrator_helps()
    {
        var email = await CreateAsync();
        for (var i = 0; i < 5; i++)
            await _host.SendAsync(HttpMethod.Post, "accounts/login", body: new { email, password = $"wrong password {i}" }).AssertProblemAsync(401, "login_failed");
        await _host.SendAsync(HttpMethod.Post, "accounts/login", body: new { email, password = Password }).AssertProblemAsync(401, "login_failed");

        await _host.Database.ExecuteAsync("UPDATE account SET locked_until = now() WHERE email = @email", new { email }, default);
        await LoginAsync(email);
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_the_old_password()
    {
        var email = await CreateAsync();
        var (one, other) = ((await LoginAsync(email)).Text("session"), (await LoginAsync(email)).Text("session"));
        await _host.SendAsync(HttpMethod.Post, "accounts/me/password", one, new { currentPassword = "wrong wrong", newPassword = "another long one" })
            .AssertProblemAsync(403, "password_wrong");
        await _host.SendAsync(HttpMethod.Post, "accounts/me/password", one, new { currentPassword = Password, newPassword = "short" })
            .AssertProblemAsync(400, "invalid_body");
        await _host.CallAsync(HttpMethod.Post, "accounts/me/password", new { currentPassword = Password, newPassword = "another long one" }, one);
        foreach (var session in new[] { one, other })
            await _host.SendAsync(HttpMethod.Get, "accounts/me", session).AssertProblemAsync(401, "session_expired");
        await _host.SendAsync(HttpMethod.Post, "accounts/login", body: new { email, password = Password }).AssertProblemAsync(401, "login_failed");
        await LoginAsync(email, "another long one");
    }

    [Fact]
    public async Task A_change_of_role_counts_from_the_next_call()
    {
        var email = await CreateAsync("admin");
        var login = await LoginAsync(email);
        var (id, session) = (login.GetProperty("account").Text("id"), login.Text("session"));
        await _host.CallAsync(HttpMethod.Get, "accounts", token: session);
        await CreateAsync("admin"); // there stays another one
        await _host.CallAsync(HttpMethod.Patch, $"accounts/{id}", new { role = "member" });
        await _host.SendAsync(HttpMethod.Get, "accounts", session).AssertProblemAsync(403, "forbidden");
        await _host.CallAsync(HttpMethod.Delete, $"accounts/{id}");
        await _host.SendAsync(HttpMethod.Get, "accounts/me", session).AssertProblemAsync(401, "session_expired");
        await _host.SendAsync(HttpMethod.Get, $"accounts/{id}", _host.Key.Token()).AssertProblemAsync(404, "account_not_found");
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var other = (await _host.OtherTenantAsync()).Token();
        var body = new { email = Email(), password = Password, role = "admin" };
        var id = (await _host.CallAsync(HttpMethod.Post, "accounts", body, other)).Text("id");
        await _host.SendAsync(HttpMethod.Delete, $"accounts/{id}", other).AssertProblemAsync(409, "last_admin");
        await _host.SendAsync(HttpMethod.Patch, $"accounts/{id}", other, new { role = "member" }).AssertProblemAsync(409, "last_admin");
    }

    [Fact]
    public async Task Two_administrators_cannot_remove_each_other_at_once()
    {
        var other = (await _host.OtherTenantAsync()).Token();
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
            ids.Add((await _host.CallAsync(HttpMethod.Post, "accounts", new { email = Email(), password = Password, role = "admin" }, other)).Text("id"));
        var answers = await Task.WhenAll(ids.Select(id => _host.SendAsync(HttpMethod.Delete, $"accounts/{id}", other)));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task One_address_has_one_account_in_a_tenant_also_when_two_are_made_at_once()
    {
        var body = new { email = Email(), password = Password };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.SendAsync(HttpMethod.Post, "accounts", _host.Key.Token(), body)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await refused.AssertProblemAsync(409, "account_exists");
        await _host.CallAsync(HttpMethod.Post, "accounts", body, (await _host.OtherTenantAsync()).Token());
    }

    [Fact]
    public async Task A_change_that_was_made_on_an_older_state_is_refused()
    {
        var email = await CreateAsync();
        var id = (await LoginAsync(email)).GetProperty("account").Text("id");
        using var shown = await _host.SendAsync(HttpMethod.Get, $"accounts/{id}", _host.Key.Token());
        var etag = shown.Headers.ETag!;
        using var changed = await PatchAsync(id, etag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await (await PatchAsync(id, etag)).AssertProblemAsync(412, "version_mismatch");
        using var again = await PatchAsync(id, changed.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("{\"email\":\"x\",\"password\":\"correct horse battery\"}")]
    [InlineData("{\"email\":\"a b@example.org\",\"password\":\"correct horse battery\"}")]
    [InlineData("{\"email\":\"Ada <a@example.org>\",\"password\":\"correct horse battery\"}")]
    [InlineData("{\"email\":\"a@example.org\",\"password\":\"short\"}")]
    [InlineData("{\"email\":\"a@example.org\"}")]
    [InlineData("{\"email\":\"a@example.org\",\"password\":\"correct horse battery\",\"role\":\"owner\"}")]
    [InlineData("{\"email\":\"a@example.org\",\"password\":\"correct horse battery\",\"role\":1}")]
    public async Task A_bad_body_is_refused(string body)
    {
        using var json = JsonDocument.Parse(body);
        await _host.SendAsync(HttpMethod.Post, "accounts", _host.Key.Token(), json.RootElement).AssertProblemAsync(400, "invalid_body");
    }

    [Fact]
    public async Task Another_tenants_accounts_do_not_exist()
    {
        var email = await CreateAsync();
        var id = (await LoginAsync(email)).GetProperty("account").Text("id");
        var theirs = (await _host.OtherTenantAsync()).Token();
        await _host.SendAsync(HttpMethod.Get, $"accounts/{id}", theirs).AssertProblemAsync(404, "account_not_found");
        await _host.SendAsync(HttpMethod.Patch, $"accounts/{id}", theirs, new { name = "Eve" }).AssertProblemAsync(404, "account_not_found");
        await _host.SendAsync(HttpMethod.Delete, $"accounts/{id}", theirs).AssertProblemAsync(404, "account_not_found");
        Assert.Equal(0, (await _host.CallAsync(HttpMethod.Get, "accounts", token: theirs)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_session_that_is_used_goes_on_and_one_that_is_not_ends()
    {
        var email = await CreateAsync();
        var session = (await LoginAsync(email)).Text("session");
        await _host.Database.ExecuteAsync(
            "UPDATE account_session s SET expires_at = now() + interval '1 hour' FROM account a WHERE a.id = s.account_id AND a.email = @email", new { email }, default);
        await _host.CallAsync(HttpMethod.Get, "accounts/me", token: session);
        var left = await _host.Database.FindAsync<TimeSpan>(
            "SELECT s.expires_at - now() FROM account_session s JOIN account a ON a.id = s.account_id WHERE a.email = @email", new { email }, default);
        Assert.InRange(left, TimeSpan.FromHours(11.9), TimeSpan.FromHours(12));
        await _host.Database.ExecuteAsync(
            "UPDATE account_session s SET expires_at = now() FROM account a WHERE a.id = s.account_id AND a.email = @email", new { email }, default);
        await _host.SendAsync(HttpMethod.Get, "accounts/me", session).AssertProblemAsync(401, "session_expired");
    }

    [Theory]
    [InlineData("cs_")]
    [InlineData("cs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cs_' OR true --")]
    public Task A_guessed_session_opens_nothing(string session) =>
        _host.SendAsync(HttpMethod.Get, "accounts/me", session).AssertProblemAsync(401, "session_expired");

    [Fact]
    public Task An_API_key_has_no_account_of_its_own() =>
        _host.SendAsync(HttpMethod.Get, "accounts/me", _host.Key.Token()).AssertProblemAsync(403, "forbidden");

    private static string Email() => $"{Guid.NewGuid():N}@example.org";

    private async Task<string> CreateAsync(string role = "member")
    {
        var email = Email();
        await _host.CallAsync(HttpMethod.Post, "accounts", new { email, password = Password, role });
        return email;
    }

    private async Task<JsonElement> LoginAsync(string email, string password = Password)
    {
        using var response = await _host.SendAsync(HttpMethod.Post, "accounts/login", body: new { email, password });
        return await response.EnsureSuccessStatusCode().ReadJsonAsync();
    }

    private Task<HttpResponseMessage> PatchAsync(string id, EntityTagHeaderValue etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/accounts/{id}") { Content = System.Net.Http.Json.JsonContent.Create(new { name = "Ada" }) };
        request.Headers.Authorization = _host.Key.Header();
        request.Headers.IfMatch.Add(etag);
        return _host.Http.SendAsync(request);
    }
}
