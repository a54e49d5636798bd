using Conference.Controller.Errors;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Whip;

/// <summary>Reads the bodies of requests, which are SDP and small.</summary>
internal static class WhipBody
{
    /// <exception cref="RefusedException">The body says that it is something else.</exception>
    /// <exception cref="BadHttpRequestException">The body is larger than the server takes.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, string mediaType)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(RefusalCode.UnsupportedMediaType, $"Send the body as {mediaType}.");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
