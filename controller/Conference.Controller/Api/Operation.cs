using Conference.Controller.Access;

namespace Conference.Controller.Api;

/// <summary>One write: who asks for it, and where its answer is kept for a repeated call.</summary>
internal sealed record Operation(Caller Caller, IdempotencySlot? Slot = null)
{
    public static Operation BySystem(string tenantId) => new(Caller.System(tenantId));
}
