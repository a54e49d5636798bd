using Conference.Controller.Whip.Sdp;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Whip;

/// <summary>SDP as the answer to a request.</summary>
internal sealed class SdpResult(int status, string mediaType, string body) : IResult
{
    public static SdpResult Created(string answer) => new(StatusCodes.Status201Created, SdpAnswer.MediaType, answer);

    public static SdpResult Restarted(string fragment) => new(StatusCodes.Status200OK, SdpFragment.MediaType, fragment);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.Headers[HeaderNames.CacheControl] = "no-store"; // it carries the password of the ICE session
        return response.WriteAsync(body, httpContext.RequestAborted);
    }
}
