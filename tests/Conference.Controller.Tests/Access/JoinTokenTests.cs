using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Errors;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

/// <summary>Tokens with which people enter meetings.</summary>
public sealed class JoinTokenTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private readonly AccessHost _host = fixture.Host;

    private JoinTokens Tokens => _host.Services.GetRequiredService<JoinTokens>();

    [Fact]
    public async Task A_token_says_who_enters_which_meeting_as_what()
    {
        var text = _host.Key.JoinToken("abc-defg-hij", "user 1", "coHost", "Ada", new { chat = false, record = true });
        var token = await Tokens.ReadAsync(text, "127.0.0.1", default);
        Assert.Equal(("default", "abc-defg-hij", "user 1", "Ada", Role.CoHost), (token.TenantId, token.Meeting, token.UserId, token.Name, token.Role));
        Assert.Equal(new Dictionary<string, bool> { ["chat"] = false, ["record"] = true }, token.Grants);
        token.RequireFor("default", "id", "ABC-defg-hij");
        token.RequireFor("default", "abc-defg-hij", "code");
    }

    [Fact]
    public async Task A_token_of_another_meeting_or_another_tenant_is_refused()
    {
        var token = await Tokens.ReadAsync(_host.Key.JoinToken("m1", "u"), "127.0.0.1", default);
        Assert.Equal(RefusalCode.TokenWrongMeeting, Assert.Throws<RefusedException>(() => token.RequireFor("default", "m2", "code")).Code);
        var theirs = await Tokens.ReadAsync((await _host.OtherTenantAsync()).JoinToken("m1", "u", "host"), "127.0.0.1", default);
        Assert.Equal(RefusalCode.TokenWrongMeeting, Assert.Throws<RefusedException>(() => theirs.RequireFor("default", "m1", "code")).Code);
    }

    [Theory]
    [InlineData("api scope", "token_scope")]
    [InlineData("no meeting", "token_invalid")]
    [InlineData("no sub", "token_invalid")]
    [InlineData("a sub of 129 characters", "token_invalid")]
    [InlineData("an unknown role", "token_invalid")]
    [InlineData("a role as number", "token_invalid")]
    [InlineData("an unknown grant", "invalid_body")]
    [InlineData("a life of two days", "token_invalid")]
    [InlineData("expired", "token_expired")]
    [InlineData("a role raised afterwards", "token_invalid")]
    [InlineData("a ticket", "token_invalid")]
    [InlineData("signed with the name of the server's key", "token_invalid")]
    public async Task A_token_that_does_not_hold_lets_nobody_in(string attempt, string code)
    {
        var text = await MakeAsync(attempt);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Tokens.ReadAsync(text, "127.0.0.1", default));
        Assert.Equal(code, refused.Code.Name());
    }

    [Fact]
    public async Task The_hosts_token_enters_its_meeting_only_and_calls_nothing()
    {
        var text = Tokens.IssueHost("default", "m1", "host");
        var token = await Tokens.ReadAsync(text, "127.0.0.1", default);
        Assert.Equal(Role.Host, token.Role);
        Assert.Throws<RefusedException>(() => token.RequireFor("default", "m2", "code"));
        await _host.SendAsync(HttpMethod.Get, "api-keys", text).AssertProblemAsync(401, "token_invalid");
    }

    private async Task<string> MakeAsync(string attempt)
    {
        var (now, key) = (ApiKey.Now, _host.Key);
        object Claims(string sub = "u", string role = "host", object? exp = null) =>
            new { scope = "join", meeting = "m1", sub, role, iat = now, exp = exp ?? now + 600 };
        var parts = key.JoinToken("m1", "u", "observer").Split('.');
        return attempt switch
        {
            "api scope" => key.Token(),
            "no meeting" => key.Sign(new { scope = "join", sub = "u", iat = now, exp = now + 600 }),
            "no sub" => key.Sign(new { scope = "join", meeting = "m1", iat = now, exp = now + 600 }),
            "a sub of 129 characters" => key.Sign(Claims(new string('x', 129))),
            "an unknown role" => key.Sign(Claims(role: "owner")),
            "a role as number" => key.Sign(new { scope = "join", meeting = "m1", sub = "u", role = 0, iat = now, exp = now + 600 }),
            "an unknown grant" => key.JoinToken("m1", "u", grants: new { everything = true }),
            "a life of two days" => key.Sign(Claims(exp: now + 172_800)),
            "expired" => key.Sign(new { scope = "join", meeting = "m1", sub = "u", iat = now - 600, exp = now - 61 }),
            "a role raised afterwards" => $"{parts[0]}.{key.JoinToken("m1", "u", "host").Split('.')[1]}.{parts[2]}",
            "a ticket" => (await _host.JoinAsync()).Ticket,
            "signed with the name of the server's key" => (key with { Kid = KidOf(Tokens.IssueHost("default", "m1", "u")) }).Sign(Claims()),
            _ => throw new ArgumentOutOfRangeException(nameof(attempt), attempt, "No such attempt."),
        };
    }

    private static string KidOf(string token)
    {
        using var header = System.Text.Json.JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]));
        return header.RootElement.Text("kid");
    }
}
