using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Recordings.Files;

/// <summary>A stored object that goes through us, with single ranges (RFC 9110); several at once are answered with the whole.</summary>
internal sealed class StoredFileResult(
    Func<long, long?, CancellationToken, Task<Stream>> open, long size, string mediaType, string? name, EntityTagHeaderValue? tag) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var headers = new ResponseHeaders(response.Headers)
        {
            ContentType = MediaTypeHeaderValue.Parse(mediaType),
            ETag = tag,
            ContentDisposition = name is null ? null : Attachment(name),
        };
        response.Headers.AcceptRanges = "bytes";
        var (offset, length) = Range(httpContext.Request);
        if (offset is null)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            headers.ContentRange = new ContentRangeHeaderValue(size);
            return;
        }

        if (length is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = new ContentRangeHeaderValue(offset.Value, offset.Value + length.Value - 1, size);
        }

        response.ContentLength = length ?? size;
        await using var stream = await open(offset.Value, length, httpContext.RequestAborted);
        await stream.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private (long? Offset, long? Length) Range(HttpRequest request)
    {
        var asked = new RequestHeaders(request.Headers);
        if (asked.Range is not { Unit.Value: "bytes", Ranges.Count: 1 } range || (asked.IfRange?.EntityTag is { } expected && !expected.Equals(tag)))
            return (0, null);
        var only = range.Ranges.First();
        if (only.From is { } from)
            return from < size ? (from, Math.Min(only.To ?? (size - 1), size - 1) - from + 1) : (null, null);
        var last = Math.Min(only.To ?? 0, size);
        return last > 0 ? (size - last, last) : (null, null);
    }

    private static ContentDispositionHeaderValue Attachment(string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        return disposition;
    }
}
