using System.Net;

namespace Conference.Controller.Access;

internal static class CallerContext
{
    /// <summary>Who makes this call; set for every path under <c>/api/v1</c>.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>()
        ?? throw new InvalidOperationException($"{context.Request.Path} is served before the caller is known: it is outside of the API's paths.");

    public static void SetCaller(this HttpContext context, Caller caller) => context.Features.Set(caller);

    /// <summary>The client's address; an IPv4 one in its own form also when it came in on an IPv6 socket.</summary>
    public static string ClientAddress(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None.ToString(),
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
