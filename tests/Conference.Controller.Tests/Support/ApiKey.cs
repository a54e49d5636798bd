using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Controller.Tests.Support;

/// <summary>An API key in the hands of an application, which signs with it as any JWT library would.</summary>
public sealed record ApiKey(string Kid, string Secret)
{
    /// <summary>The key that the controller made at its first start.</summary>
    public static ApiKey Read(string dataFolder)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "api-key.json")));
        return new ApiKey(file.RootElement.Text("id"), file.RootElement.Text("secret"));
    }

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A token for calls of the API.</summary>
    public string Token() => Sign(new { scope = "api", iat = Now, exp = Now + 600 });

    /// <summary>A token with which somebody enters a meeting.</summary>
    public string JoinToken(string meeting, string user, string? role = null, string? name = null, object? grants = null) =>
        Sign(new { scope = "join", meeting, sub = user, role, name, grants, iat = Now, exp = Now + 600 });

    public string Sign(object claims, object? header = null)
    {
        var signed = $"{Part(header ?? new { alg = "HS256", typ = "JWT", kid = Kid })}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    public AuthenticationHeaderValue Header() => new("Bearer", Token());

    /// <summary>A REST call with a token of this key.</summary>
    internal HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = Header();
        return request;
    }

    private static readonly JsonSerializerOptions WithoutNulls =
        new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, WithoutNulls));
}
