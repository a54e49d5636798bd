using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conference.Client.Serialization;

namespace Conference.Client.Http;

/// <summary>Requests with a JSON body.</summary>
internal static class Json
{
    private static readonly MediaTypeHeaderValue MediaType = new("application/json");

    public static RestRequest Request<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type, string? idempotencyKey = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return new RestRequest(method, path)
        {
            Body = () => new ByteArrayContent(bytes) { Headers = { ContentType = MediaType } },
            IdempotencyKey = idempotencyKey,
        };
    }

    /// <summary>A write without anything to say beyond its address.</summary>
    public static RestRequest Command(HttpMethod method, string path, string? idempotencyKey) => new(method, path) { IdempotencyKey = idempotencyKey };

    /// <summary>An enum's value as it stands in a query.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => LenientEnumConverter<TEnum>.WordOf(value);
}
