using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>Signs calls as an application's backend does.</summary>
internal sealed record ApiKey(string Id, string Secret)
{
    public static ApiKey Read(string dataFolder)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "api-key.json")));
        return new ApiKey(file.RootElement.GetProperty("id").GetString()!, file.RootElement.GetProperty("secret").GetString()!);
    }

    public string Token()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "HS256", typ = "JWT", kid = Id });
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { scope = "api", iat = now, exp = now + 3600 });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed)))}";
    }
}
