using System.Text.Json;
using Conference.Controller.Access;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace Conference.Controller.Errors;

/// <summary>The one place where an exception becomes problem+json (RFC 9457).</summary>
internal sealed partial class ProblemWriter(ILogger<ProblemWriter> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (code, detail) = Explain(exception);
        if (code == RefusalCode.InternalError)
            RequestFailed(exception, httpContext.Request.Method, httpContext.Request.Path);
        else if (code == RefusalCode.StorageUnavailable)
            DatabaseAway(httpContext.Request.Method, httpContext.Request.Path, exception.Message);
        await WriteAsync(httpContext, code, detail, (exception as RefusedException)?.RetryAfter);
        return true;
    }

    public static Task WriteAsync(HttpContext context, RefusalCode code, string detail, TimeSpan? retryAfter = null)
    {
        var status = code.Status();
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = AuthenticationChallenge.For(code);
        if (retryAfter is null && status == StatusCodes.Status503ServiceUnavailable)
            retryAfter = TimeSpan.FromSeconds(2);
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString();
        var problem = new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, code.Name(), detail);
        return context.Response.WriteAsJsonAsync(problem, ProblemJson.Default.Problem, "application/problem+json", context.RequestAborted);
    }

    private static (RefusalCode Code, string Detail) Explain(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Code, refused.Message),
        RecorderUnavailableException unavailable => (RefusalCodes.Parse(unavailable.Code), unavailable.Message),
        RecordingFailedException failed => (RefusalCodes.Parse(failed.Code), failed.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (RefusalCode.BodyTooLarge, "The body is larger than this call takes."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            (RefusalCode.BodyTooSlow, "The body came too slowly."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            (RefusalCode.UnsupportedMediaType, "Send the body as application/json."),
        BadHttpRequestException { InnerException: JsonException json } => (JsonCode(json), JsonDetail(json)),
        BadHttpRequestException bad => (RefusalCode.InvalidBody, bad.Message),
        NpgsqlException npgsql when DatabaseTrouble.Is(npgsql) => (RefusalCode.StorageUnavailable, StorageGate.Detail),
        _ => (RefusalCode.InternalError, "Something failed on our side; the server's log has the details."),
    };

    // The reader's own errors (bad syntax) carry an inner JsonReaderException; a shape that does not fit has none.
    private static RefusalCode JsonCode(JsonException json) =>
        json.InnerException is JsonException ? RefusalCode.InvalidJson : RefusalCode.InvalidBody;

    private static string JsonDetail(JsonException json) =>
        string.IsNullOrEmpty(json.Path) ? json.Message : $"At {json.Path}: {json.Message}";

    [LoggerMessage(1001, LogLevel.Error, "{Method} {Path} failed")]
    private partial void RequestFailed(Exception exception, string method, string path);

    [LoggerMessage(1002, LogLevel.Warning, "{Method} {Path} found the database away: {Reason}")]
    private partial void DatabaseAway(string method, string path, string reason);
}
