using System.Net;
using Conference.Controller.Access;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Signing;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Hosting;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

/// <summary>What must outlive the process.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.Create("conference-access-tests-");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keys_sessions_tickets_and_stored_answers_hold_after_a_restart()
    {
        string session, ticket, hostToken;
        Joined ada;
        ApiKey key;
        HttpResponseMessage created;
        await using (var before = await AccessHost.StartAsync(_folder))
        {
            session = await before.MemberSessionAsync();
            ada = await before.JoinAsync();
            ticket = ada.Ticket;
            hostToken = before.Services.GetRequiredService<JoinTokens>().IssueHost("default", "m", "host");
            key = before.Key;
            created = await before.SendAsync(HttpMethod.Post, "api-keys", key.Token(), new { name = "Once" }, "the-key");
        }

        await using var after = await AccessHost.StartAsync(_folder);
        Assert.Equal(key, after.Key); // no second first key
        await after.CallAsync(HttpMethod.Get, "accounts/me", token: session);
        Assert.Equal(ada.ParticipantId, after.Services.GetRequiredService<TicketOffice>().Read(ticket).ParticipantId);
        var join = await after.Services.GetRequiredService<JoinTokens>().ReadAsync(hostToken, "127.0.0.1", default);
        Assert.Equal(("default", "m", "host"), (join.TenantId, join.Meeting, join.UserId));
        using var replayed = await after.SendAsync(HttpMethod.Post, "api-keys", key.Token(), new { name = "Once" }, "the-key");
        Assert.Equal(HttpStatusCode.Created, replayed.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await replayed.Content.ReadAsStringAsync());
        Assert.Equal("true", replayed.Headers.GetValues("Idempotency-Replayed").Single());
    }

    [Fact]
    public async Task The_first_key_is_for_the_servers_user_only_and_the_first_administrator_is_made_once()
    {
        string[] admin = ["--Access:AdminEmail=Root@Example.org", "--Access:AdminPassword=a first password"];
        var login = new { email = "root@example.org", password = "a first password" };
        await using (var host = await AccessHost.StartAsync(_folder, admin))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "api-key.json")));
            using var response = await host.SendAsync(HttpMethod.Post, "accounts/login", body: login);
            var session = (await response.EnsureSuccessStatusCode().ReadJsonAsync()).Text("session");
            await host.CallAsync(HttpMethod.Post, "accounts/me/password", new { currentPassword = "a first password", newPassword = "a second password" }, session);
        }

        await using var again = await AccessHost.StartAsync(_folder, admin);
        await again.SendAsync(HttpMethod.Post, "accounts/login", body: login).AssertProblemAsync(401, "login_failed");
        var accounts = await again.CallAsync(HttpMethod.Get, "accounts");
        Assert.Equal("admin", Assert.Single(accounts.GetProperty("items").EnumerateArray()).Text("role"));
    }

    [Fact]
    public async Task Without_its_master_key_the_server_does_not_start_and_says_why()
    {
        await using (await AccessHost.StartAsync(_folder))
        {
            // Only its data is wanted.
        }

        File.Delete(Path.Combine(_folder, "master.key"));
        var exception = await Assert.ThrowsAsync<StartupException>(() => AccessHost.StartAsync(_folder));
        Assert.Contains("master.key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_keys_are_renewed_so_that_nobody_notices()
    {
        await using var host = await AccessHost.StartAsync(_folder);
        var clock = new ManualClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        var keys = new SigningKeys(host.Database, host.Services.GetRequiredService<Seal>(), clock);
        await keys.RefreshAsync(default);
        var first = keys.Newest.Id;

        clock.Advance(TimeSpan.FromDays(30.5));
        await keys.RefreshAsync(default);
        Assert.Equal(first, keys.Newest.Id); // others must hear of the new one first
        clock.Advance(TimeSpan.FromMinutes(15));
        var second = keys.Newest.Id;
        Assert.NotEqual(first, second);
        Assert.NotNull(keys.Find(first));

        clock.Advance(TimeSpan.FromDays(31));
        await keys.RefreshAsync(default);
        Assert.Null(keys.Find(first)); // all that it signed has expired
        Assert.NotNull(keys.Find(second));
    }
}
