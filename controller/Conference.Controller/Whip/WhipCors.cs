using Conference.Controller.Whip.Sdp;

namespace Conference.Controller.Whip;

/// <summary>Lets pages of any origin publish and play: what they need is in the token, and no cookie is looked at (RFC 9725, section 4.2).</summary>
internal static class WhipCors
{
    private const string Methods = "POST, PATCH, DELETE, GET, HEAD, OPTIONS";
    private const string RequestHeaders = "Authorization, Content-Type, If-Match";
    private const string ResponseHeaders = "Location, ETag, Link, Accept-Post, Accept-Patch, Retry-After, WWW-Authenticate";

    /// <summary>Adds the headers to every answer, also to those that others write: a page may not read an error without them.</summary>
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = ResponseHeaders;
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Answers OPTIONS: a page's question before its request, and anybody's about what is taken here.</summary>
    public static IResult Options(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = RequestHeaders;
        response.Headers.AccessControlMaxAge = "86400";
        response.Headers["Accept-Post"] = SdpAnswer.MediaType;
        response.Headers["Accept-Patch"] = SdpFragment.MediaType;
        return TypedResults.Ok();
    }
}
