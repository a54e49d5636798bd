using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Api;

/// <summary>
/// A rendered answer to a write. It is made where the change is made, so that the change and the answer that a repeated call must get
/// are stored together.
/// </summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body = default, string? Location = null, string? ETag = null) : IResult
{
    public const string ContentType = "application/json; charset=utf-8";

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent);

    public static Answer Ok<T>(T value, JsonTypeInfo<T> type, string? etag = null) => new(StatusCodes.Status200OK, Render(value, type), ETag: etag);

    public static Answer Created<T>(string location, T value, JsonTypeInfo<T> type, string? etag = null) =>
        new(StatusCodes.Status201Created, Render(value, type), location, etag);

    public static Answer Accepted<T>(string location, T value, JsonTypeInfo<T> type) =>
        new(StatusCodes.Status202Accepted, Render(value, type), location);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Body.IsEmpty)
            return;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static byte[] Render<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}
