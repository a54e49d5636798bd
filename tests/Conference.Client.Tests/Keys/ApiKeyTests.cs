using Conference.Client.Keys;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Keys;

public sealed class ApiKeyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ApiKeySecret Key = new("kid-1", "a secret of some length");

    [Fact]
    public void A_call_carries_a_short_lived_token_signed_with_the_key()
    {
        var token = TokenAt(new FixedClock(Noon));

        var (header, claims) = Tokens.Read(token);
        Assert.Equal("HS256", header.Text("alg"));
        Assert.Equal("JWT", header.Text("typ"));
        Assert.Equal("kid-1", header.Text("kid"));
        Assert.Equal(3, header.EnumerateObject().Count());
        Assert.Equal("api", claims.Text("scope"));
        Assert.Equal(Noon.ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - Noon.ToUnixTimeSeconds(), 60, 3600);
        Assert.True(token.IsSignedBy("a secret of some length"));
    }

    [Fact]
    public void A_token_is_kept_while_it_is_fresh_and_renewed_before_it_expires()
    {
        var clock = new FixedClock(Noon);
        var credential = new ApiKeyCredential(Key, clock);
        var first = Apply(credential);

        clock.Now = Noon.AddMinutes(5);
        Assert.Equal(first, Apply(credential));

        var expires = DateTimeOffset.FromUnixTimeSeconds(Tokens.Read(first).Claims.GetProperty("exp").GetInt64());
        clock.Now = expires.AddMinutes(-1);
        var second = Apply(credential);
        Assert.NotEqual(first, second);
        Assert.True(Tokens.Read(second).Claims.GetProperty("exp").GetInt64() > expires.ToUnixTimeSeconds());
    }

    [Fact]
    public void A_join_token_says_who_may_join_what_and_as_what()
    {
        using var client = Client();
        var token = client.CreateJoinToken("abc-defg-hij", new JoinPass("user-7")
        {
            Name = "Ann",
            Role = Role.CoHost,
            Give = Grants.Record,
            Take = Grants.Chat | Grants.PrivateChat,
            Lifetime = TimeSpan.FromMinutes(5),
        });

        var (_, claims) = Tokens.Read(token);
        Assert.Equal("join", claims.Text("scope"));
        Assert.Equal("abc-defg-hij", claims.Text("meeting"));
        Assert.Equal("user-7", claims.Text("sub"));
        Assert.Equal("Ann", claims.Text("name"));
        Assert.Equal("coHost", claims.Text("role"));
        Assert.True(claims.GetProperty("grants").GetProperty("record").GetBoolean());
        Assert.False(claims.GetProperty("grants").GetProperty("privateChat").GetBoolean());
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.True(token.IsSignedBy("a secret of some length"));
    }

    [Fact]
    public void A_join_token_that_lives_longer_than_a_day_is_the_callers_mistake()
    {
        using var client = Client();
        Assert.Throws<ArgumentException>(() => client.CreateJoinToken("m", new JoinPass("user") { Lifetime = TimeSpan.FromHours(25) }));
        Assert.Throws<ArgumentException>(() => client.CreateJoinToken("m", new JoinPass("user") { Give = Grants.Chat, Take = Grants.Chat }));
        Assert.Throws<ArgumentException>(() => client.CreateJoinToken("m", new JoinPass(" ")));
    }

    [Fact]
    public void A_client_without_an_api_key_signs_no_join_tokens()
    {
        using var guest = new ConferenceClient(new() { Address = new("http://localhost:1/") });
        Assert.Throws<InvalidOperationException>(() => guest.CreateJoinToken("m", new JoinPass("user")));
    }

    [Fact]
    public void A_key_file_names_the_key_and_the_server()
    {
        var folder = Directory.CreateTempSubdirectory("conference-client-tests-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "api-key.json"), """{"id": "kid-1", "secret": "s", "url": "https://meet.example.org/base"}""");
            using var client = ConferenceClient.FromKeyFile(folder);
            Assert.Equal("kid-1", Tokens.Read(client.CreateJoinToken("m", new JoinPass("u"))).Header.Text("kid"));

            File.WriteAllText(Path.Combine(folder, "api-key.json"), """{"id": "kid-1"}""");
            Assert.Throws<InvalidDataException>(() => ConferenceClient.FromKeyFile(folder));
            Assert.Throws<FileNotFoundException>(() => ConferenceClient.FromKeyFile(Path.Combine(folder, "none.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("k", null, null)]
    [InlineData(null, "s", null)]
    [InlineData("k", "s", "cs_1")]
    public void Half_a_key_or_two_ways_to_sign_in_are_the_callers_mistake(string? id, string? secret, string? session) =>
        Assert.Throws<ArgumentException>(() => new ConferenceClient(
            new() { Address = new("http://localhost/"), ApiKeyId = id, ApiKeySecret = secret, Session = session }));

    [Fact]
    public void Nothing_that_holds_a_secret_prints_it()
    {
        string[] printed =
        [
            $"{Key}", $"{new JoinOptions { Token = "tok-en", Passcode = "pass-code" }}", $"{new NewMeeting { Name = "n", Passcode = "pass-code" }}",
            $"{new Webhook { Secret = "whsec_1" }}",
            $"{new ApiKey("id", "n", [], Noon, "me", null, null, null, []) { Secret = "api-secret" }}",
        ];
        Assert.DoesNotContain(printed, text => text.Contains("secret of", StringComparison.Ordinal) || text.Contains("tok-en", StringComparison.Ordinal)
            || text.Contains("pass-code", StringComparison.Ordinal) || text.Contains("whsec_", StringComparison.Ordinal)
            || text.Contains("api-secret", StringComparison.Ordinal));
    }

    private static ConferenceClient Client() =>
        new(new() { Address = new("http://localhost/"), ApiKeyId = Key.Id, ApiKeySecret = Key.Secret, TimeProvider = new FixedClock(Noon) });

    private static string TokenAt(TimeProvider clock) => Apply(new ApiKeyCredential(Key, clock));

    private static string Apply(ApiKeyCredential credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        credential.Apply(request);
        Assert.Equal("Bearer", request.Headers.Authorization?.Scheme);
        return request.Headers.Authorization!.Parameter!;
    }
}
