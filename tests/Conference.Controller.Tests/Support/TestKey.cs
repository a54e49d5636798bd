using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Controller.Tests.Support;

/// <summary>An API key as an application holds it: it signs JWTs of its own.</summary>
public sealed record TestKey(string Kid, string Secret)
{
    /// <summary>A token for the REST API.</summary>
    public string ApiToken() => Sign(new Dictionary<string, object> { ["scope"] = "api" });

    /// <summary>A token with which somebody enters a meeting.</summary>
    public string JoinToken(string meeting, string userId, string? role = null, string? name = null)
    {
        var claims = new Dictionary<string, object> { ["scope"] = "join", ["meeting"] = meeting, ["sub"] = userId };
        if (role is not null)
            claims["role"] = role;
        if (name is not null)
            claims["name"] = name;
        return Sign(claims);
    }

    public string Sign(Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        claims.TryAdd("iat", now);
        claims.TryAdd("exp", now + 600);
        var signed = $"{Part(new { alg = "HS256", typ = "JWT", kid = Kid })}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    internal HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiToken());
        return request;
    }

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
