using System.Buffers.Text;
using System.Text;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

/// <summary>What an API key's token must not be.</summary>
public sealed class TokenTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static readonly string[] Critical = ["exp"];
    private static readonly string[] JoinOnly = ["join"];
    private static readonly int[] NoObject = [1, 2];

    private readonly AccessHost _host = fixture.Host;

    private ApiKey Key => _host.Key;

    public static TheoryData<string, int, string> Attempts { get; } = new()
    {
        { "garbage", 401, "token_invalid" },
        { "two parts", 401, "token_invalid" },
        { "alg none, unsigned", 401, "token_invalid" },
        { "alg none, signed", 401, "token_invalid" },
        { "alg HS512", 401, "token_invalid" },
        { "alg RS256", 401, "token_invalid" },
        { "alg hs256", 401, "token_invalid" },
        { "typ at+jwt", 401, "token_invalid" },
        { "no kid", 401, "token_invalid" },
        { "unknown kid", 401, "token_invalid" },
        { "kid with SQL", 401, "token_invalid" },
        { "kid of another tenant", 401, "token_invalid" },
        { "a header with jwk", 401, "token_invalid" },
        { "a header with crit", 401, "token_invalid" },
        { "alg twice", 401, "token_invalid" },
        { "altered claims", 401, "token_invalid" },
        { "altered signature", 401, "token_invalid" },
        { "white space in the signature", 401, "token_invalid" },
        { "stray bits in the signature", 401, "token_invalid" },
        { "claims that are no object", 401, "token_invalid" },
        { "no exp", 401, "token_invalid" },
        { "no iat", 401, "token_invalid" },
        { "exp as text", 401, "token_invalid" },
        { "exp without end", 401, "token_invalid" },
        { "a life of two hours", 401, "token_invalid" },
        { "longer than 8 KiB", 401, "token_invalid" },
        { "expired", 401, "token_expired" },
        { "iat tomorrow", 401, "token_not_yet_valid" },
        { "nbf tomorrow", 401, "token_not_yet_valid" },
        { "scope join", 403, "token_scope" },
        { "scope operator", 403, "token_scope" },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task A_token_that_does_not_hold_lets_nobody_in(string attempt, int status, string code)
    {
        var token = await MakeAsync(attempt);
        await _host.SendAsync(HttpMethod.Get, "api-keys", token).AssertProblemAsync(status, code);
        // Also where a guest would do.
        await _host.SendAsync(HttpMethod.Get, "meetings/nope", token).AssertProblemAsync(status, code);
    }

    [Theory]
    [InlineData(-50, -30)]
    [InlineData(50, 600)]
    [InlineData(0, 3600)]
    public async Task A_clock_that_is_a_minute_off_is_forgiven(int iat, int exp)
    {
        var token = Key.Sign(new { scope = "api", iat = ApiKey.Now + iat, exp = ApiKey.Now + exp });
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: token);
    }

    [Fact]
    public async Task Typ_may_be_left_out_and_times_may_have_a_fraction()
    {
        var token = Key.Sign(new { scope = "api", iat = ApiKey.Now - 0.5, exp = ApiKey.Now + 10.25 }, new { alg = "HS256", kid = Key.Kid });
        await _host.CallAsync(HttpMethod.Get, "api-keys", token: token);
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Negotiate x")]
    public async Task Another_scheme_is_refused(string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/meetings/nope");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        await _host.Http.SendAsync(request).AssertProblemAsync(401, "token_invalid");
    }

    [Fact]
    public async Task Two_authorization_headers_are_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/api-keys");
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {Key.Token()}", $"Bearer {Key.Token()}"]);
        await _host.Http.SendAsync(request).AssertProblemAsync(401, "token_invalid");
    }

    [Fact]
    public async Task A_key_signs_tokens_of_its_scopes_only()
    {
        var created = await _host.CallAsync(HttpMethod.Post, "api-keys", new { name = "Join only", scopes = JoinOnly });
        var key = new ApiKey(created.Text("kid"), created.Text("secret"));
        await _host.SendAsync(HttpMethod.Get, "api-keys", key.Token()).AssertProblemAsync(403, "token_scope");
    }

    [Fact]
    public async Task A_key_that_is_no_operators_makes_no_tenants_and_gives_the_scope_to_nobody()
    {
        var created = await _host.CallAsync(HttpMethod.Post, "api-keys", new { name = "Plain" });
        var token = new ApiKey(created.Text("kid"), created.Text("secret")).Token();
        await _host.SendAsync(HttpMethod.Post, "tenants", token, new { name = "Mine" }).AssertProblemAsync(403, "forbidden");
        await _host.SendAsync(HttpMethod.Get, "tenants", token).AssertProblemAsync(403, "forbidden");
        var raised = new { name = "Raised", scopes = new[] { "api", "operator" } };
        await _host.SendAsync(HttpMethod.Post, "api-keys", token, raised).AssertProblemAsync(403, "forbidden");
    }

    private async Task<string> MakeAsync(string attempt)
    {
        var (now, day) = (ApiKey.Now, 86_400);
        object claims = new { scope = "api", iat = now, exp = now + 600 };
        var parts = Key.Token().Split('.');
        return attempt switch
        {
            "garbage" => "x",
            "two parts" => $"{parts[0]}.{parts[1]}",
            "alg none, unsigned" => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "alg none, signed" => Key.Sign(claims, new { alg = "none", typ = "JWT", kid = Key.Kid }),
            "alg HS512" => Key.Sign(claims, new { alg = "HS512", typ = "JWT", kid = Key.Kid }),
            "alg RS256" => Key.Sign(claims, new { alg = "RS256", typ = "JWT", kid = Key.Kid }),
            "alg hs256" => Key.Sign(claims, new { alg = "hs256", typ = "JWT", kid = Key.Kid }),
            "typ at+jwt" => Key.Sign(claims, new { alg = "HS256", typ = "at+jwt", kid = Key.Kid }),
            "no kid" => Key.Sign(claims, new { alg = "HS256", typ = "JWT" }),
            "unknown kid" => (Key with { Kid = Guid.NewGuid().ToString("N") }).Sign(claims),
            "kid with SQL" => (Key with { Kid = "' OR '1'='1" }).Sign(claims),
            "kid of another tenant" => (Key with { Kid = (await _host.OtherTenantAsync()).Kid }).Sign(claims),
            "a header with jwk" => Key.Sign(claims, new { alg = "HS256", typ = "JWT", kid = Key.Kid, jwk = new { kty = "oct", k = "AA" } }),
            "a header with crit" => Key.Sign(claims, new { alg = "HS256", typ = "JWT", kid = Key.Kid, crit = Critical }),
            "alg twice" => $"{Encode($$"""{"alg":"none","alg":"HS256","kid":"{{Key.Kid}}"}""")}.{parts[1]}.{parts[2]}",
            "altered claims" => $"{parts[0]}.{Key.Sign(new { scope = "api", iat = now, exp = now + 700 }).Split('.')[1]}.{parts[2]}",
            "altered signature" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "white space in the signature" => $"{parts[0]}.{parts[1]}.{parts[2][..10]} {parts[2][10..]}",
            "stray bits in the signature" => $"{parts[0]}.{parts[1]}.{WithStrayBit(parts[2])}",
            "claims that are no object" => Key.Sign(NoObject),
            "no exp" => Key.Sign(new { scope = "api", iat = now }),
            "no iat" => Key.Sign(new { scope = "api", exp = now + 600 }),
            "exp as text" => Key.Sign(new { scope = "api", iat = now, exp = $"{now + 600}" }),
            "exp without end" => Key.Sign(System.Text.Json.Nodes.JsonNode.Parse($$"""{"scope":"api","iat":{{now}},"exp":1e300}""")!),
            "a life of two hours" => Key.Sign(new { scope = "api", iat = now, exp = now + 7200 }),
            "longer than 8 KiB" => Key.Sign(new { scope = "api", iat = now, exp = now + 600, padding = new string('x', 8192) }),
            "expired" => Key.Sign(new { scope = "api", iat = now - 700, exp = now - 61 }),
            "iat tomorrow" => Key.Sign(new { scope = "api", iat = now + day, exp = now + day + 60 }),
            "nbf tomorrow" => Key.Sign(new { scope = "api", iat = now, nbf = now + day, exp = now + 600 }),
            "scope join" => Key.JoinToken("m", "u"),
            "scope operator" => Key.Sign(new { scope = "operator", iat = now, exp = now + 600 }),
            _ => throw new ArgumentOutOfRangeException(nameof(attempt), attempt, "No such attempt."),
        };
    }

    // 32 bytes take 43 characters, of which the last carries two bits too many.
    private static string WithStrayBit(string signature)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return signature[..^1] + Alphabet[Alphabet.IndexOf(signature[^1], StringComparison.Ordinal) | 1];
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
