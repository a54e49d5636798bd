using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Conference.Controller.Tests.Security;

/// <summary>Requests that no client would send, made out of the OpenAPI document: every operation, with something wrong in it. One seed, one series.</summary>
internal sealed class MalformedRequests(JsonElement document, int seed)
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e400", "9223372036854775808", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"'; DROP TABLE meeting; --\"", "[]", "{}",
        "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"$ref\":\"#\"}", "\"2026-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"host\"",
        $"\"{new string('x', 5_000)}\"", "\"../../../../etc/passwd\"", "\"\\u202e\\u2066\"", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
    ];

    private static readonly string[] Segments =
    [
        "x", "0", "-1", "%00", "%2e%2e%2f", "..%2f..%2fetc", "%ff%fe", "'%20OR%201=1", "{m}", "%F0%9F%92%A3", new('a', 2_000), "%0d%0aSet-Cookie:a=b", "null",
    ];

    private static readonly string[] Tokens =
    [
        "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "DPoP x", "Basic Zm9vOmJhcg==", "bearer cs_0", "Bearer cs_" + new string('0', 64),
        "Negotiate", "DPoP a.b.c", $"Bearer {new string('A', 9_000)}", "Bearer \t\t", "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IngifQ.e30.AAAA",
    ];

    private static readonly string[] ContentTypes =
        ["application/json", "application/json; charset=utf-16", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/merge-patch+json", "a/b/c"];

    private readonly Random _random = new(seed);

    private readonly List<(string Method, string Path, IReadOnlyList<string> Members)> _operations =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select (operation.Name.ToUpperInvariant(), path.Name, Members(document, operation.Value)),
    ];

    /// <summary>The next request; what is known of the server (ids that exist) makes it go deeper.</summary>
    public HttpRequestMessage Next(IReadOnlyList<string> knownIds, Func<HttpMethod, string, HttpRequestMessage> signed)
    {
        var (method, path, members) = Pick(_operations);
        var target = Path(path, knownIds);
        var request = _random.Next(3) == 0 ? signed(new HttpMethod(method), target) : new HttpRequestMessage(new HttpMethod(method), target);
        if (request.Headers.Authorization is null && _random.Next(2) == 0)
            request.Headers.TryAddWithoutValidation("Authorization", Pick(Tokens));
        if (_random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("DPoP", Pick(Tokens));
        if (_random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", _random.Next(3) switch { 0 => "fixed", 1 => new string('k', 300), _ => "a b" });
        if (_random.Next(6) == 0)
            request.Headers.TryAddWithoutValidation("If-Match", _random.Next(2) == 0 ? "\"-1\"" : "*,W/\"x\"");
        if (method is not ("GET" or "DELETE") || _random.Next(5) == 0)
            request.Content = Body(members);
        return request;
    }

    private ByteArrayContent Body(IReadOnlyList<string> members)
    {
        var text = _random.Next(5) switch
        {
            0 => Pick(Values),
            1 => "{\"a\":",
            _ => $"{{{string.Join(',', members.Where(_ => _random.Next(3) > 0).Select(member => $"\"{member}\":{Pick(Values)}"))}}}",
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_random.Next(6) == 0 && bytes.Length > 0)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(_random.Next(5) == 0 ? Pick(ContentTypes) : ContentTypes[0], out var type) ? type : null;
        return content;
    }

    private string Path(string path, IReadOnlyList<string> knownIds)
    {
        var filled = string.Join('/', path.Split('/').Select(segment => !segment.StartsWith('{') ? segment : _random.Next(2) == 0 ? Pick(knownIds) : Pick(Segments)));
        if (_random.Next(4) == 0)
            filled += $"?limit={Uri.EscapeDataString(Pick(Values))}&cursor={Uri.EscapeDataString(Pick(Values))}&status={Pick(Segments)}&state={Pick(Segments)}";
        return filled.TrimStart('/');
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static List<string> Members(JsonElement document, JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
            return ["name"];
        var schema = body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        return [.. Names(document, schema, 0).Append("role").Append("tenantId").Distinct()];
    }

    private static IEnumerable<string> Names(JsonElement document, JsonElement schema, int depth)
    {
        if (depth > 4)
            yield break;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            foreach (var member in Names(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), depth + 1))
                yield return member;
        }

        foreach (var kind in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (!schema.TryGetProperty(kind, out var parts))
                continue;
            foreach (var member in parts.EnumerateArray().SelectMany(part => Names(document, part, depth + 1)))
                yield return member;
        }

        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var property in properties.EnumerateObject())
            yield return property.Name;
    }
}
