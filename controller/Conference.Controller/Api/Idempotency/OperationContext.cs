using Conference.Controller.Access;

namespace Conference.Controller.Api.Idempotency;

internal static class OperationContext
{
    /// <summary>The write that this call asks for.</summary>
    public static Operation Operation(this HttpContext context) => new(context.Caller(), context.Features.Get<IdempotencySlot>());
}
