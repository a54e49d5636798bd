using Conference.Controller.Storage;

namespace Conference.Controller.Api.Idempotency;

/// <summary>Stores the answer of an endpoint whose change did not carry it along.</summary>
internal sealed class IdempotencyFilter(Ledger ledger, TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result is Answer { Status: >= 200 and < 300 } answer
            && context.HttpContext.Features.Get<IdempotencySlot>() is { IsFilled: false } slot)
        {
            await ledger.AppendAsync([slot.Fill(answer, clock.GetUtcNow())]);
        }

        return result;
    }
}
