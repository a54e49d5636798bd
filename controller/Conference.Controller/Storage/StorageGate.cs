using Conference.Controller.Errors;

namespace Conference.Controller.Storage;

/// <summary>
/// Turns REST calls away while the database is away: what they read would be old, and their answer could not be stored with the change.
/// The sockets of running meetings do not come through here.
/// </summary>
internal sealed class StorageGate(RequestDelegate next, Ledger ledger)
{
    public const string Detail = "The database does not answer at the moment. Meetings go on; send the request again later, with the same Idempotency-Key.";

    public Task InvokeAsync(HttpContext context) =>
        ledger.IsAway && context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutStorage>() is null
            ? ProblemWriter.WriteAsync(context, RefusalCode.StorageUnavailable, Detail)
            : next(context);
}
