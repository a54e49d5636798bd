using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>What a receiver got in one request.</summary>
internal sealed record Delivery(string Id, string Timestamp, string Signatures, string ContentType, string Path, byte[] Raw, JsonElement Body)
{
    public string Type => Body.GetProperty("type").GetString()!;

    public string? MeetingId => Body.GetProperty("meetingId").GetString();

    public long Sequence => Body.GetProperty("sequence").GetInt64();

    /// <summary>How many of the signatures are by <paramref name="secret"/>, reckoned as the specification says.</summary>
    public int SignaturesBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}.{Timestamp}.")), .. Raw];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return Signatures.Split(' ').Count(signature => signature == expected);
    }

    public static async Task<Delivery> ReadAsync(HttpRequest request)
    {
        using var raw = new MemoryStream();
        await request.Body.CopyToAsync(raw);
        using var body = JsonDocument.Parse(raw.ToArray());
        return new Delivery(
            request.Headers["webhook-id"].ToString(),
            request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString(),
            request.ContentType ?? "",
            request.Path,
            raw.ToArray(),
            body.RootElement.Clone());
    }
}
