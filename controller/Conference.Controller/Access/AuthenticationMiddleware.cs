using Conference.Controller.Api.Limits;
using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>Names the caller of each REST call, and counts the call against the caller's limit.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, Authenticator authenticator, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Caller caller;
        try
        {
            caller = await authenticator.AuthenticateAsync(context);
        }
        catch (RefusedException)
        {
            // Whoever guesses is slowed down like any other unknown caller.
            limits.FailedCall(context.ClientAddress());
            throw;
        }

        var state = limits.Call(caller);
        context.Response.OnStarting(() =>
        {
            state.WriteTo(context.Response.Headers);
            return Task.CompletedTask;
        });
        context.SetCaller(caller);
        await next(context);
    }
}
