using System.Net.Http.Headers;

namespace Conference.Client.Keys;

/// <summary>Signs short-lived tokens with an API key, so that the key's secret never travels.</summary>
internal sealed class ApiKeyCredential(ApiKeySecret key, TimeProvider clock) : Credential
{
    private const string ApiScope = "api";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // Renewed early, so that a token does not expire on its way.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new(); // the token and its age change together
    private string? _token;
    private DateTimeOffset _renewAt;

    public override void Apply(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());

    private string Token()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_token is not null && now < _renewAt)
                return _token;
            _renewAt = now + Lifetime - Reserve;
            var claims = new ApiClaims(ApiScope, now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds());
            return _token = Jwt.SignHs256(key, claims, ClientJson.Default.ApiClaims);
        }
    }
}
