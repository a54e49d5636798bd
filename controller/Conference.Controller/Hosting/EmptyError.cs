using Conference.Controller.Errors;

namespace Conference.Controller.Hosting;

/// <summary>Gives the errors that the framework answers without a body (unknown path, wrong method) the form of ours.</summary>
internal static class EmptyError
{
    public static Task ExplainAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            ProblemWriter.WriteAsync(context, RefusalCode.NotFound, $"There is nothing at {context.Request.Path}."),
        StatusCodes.Status405MethodNotAllowed =>
            ProblemWriter.WriteAsync(context, RefusalCode.MethodNotAllowed, $"{context.Request.Path} does not take {context.Request.Method}."),
        StatusCodes.Status408RequestTimeout =>
            ProblemWriter.WriteAsync(context, RefusalCode.BodyTooSlow, "The body came too slowly."),
        StatusCodes.Status413PayloadTooLarge =>
            ProblemWriter.WriteAsync(context, RefusalCode.BodyTooLarge, "The body is larger than 64 KiB."),
        StatusCodes.Status415UnsupportedMediaType =>
            ProblemWriter.WriteAsync(context, RefusalCode.UnsupportedMediaType, "Send the body as application/json."),
        _ => Task.CompletedTask,
    };
}
