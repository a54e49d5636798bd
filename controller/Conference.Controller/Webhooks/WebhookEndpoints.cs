using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Webhooks;

internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapPost("/", CreateAsync).WithName("createWebhook").WithSummary("Registers a receiver of events; answers its secret, once.")
            .Produces<WebhookView>(StatusCodes.Status201Created);
        webhooks.MapGet("/", ListAsync).WithName("listWebhooks").WithSummary("Lists webhooks, newest first.");
        var webhook = webhooks.MapGroup("/{webhook}");
        webhook.MapGet("/", GetAsync).WithName("getWebhook").WithSummary("Shows a webhook.");
        webhook.MapPatch("/", UpdateAsync).WithName("updateWebhook").WithSummary("Changes a webhook; enables and disables it.")
            .Produces<WebhookView>();
        webhook.MapDelete("/", DeleteAsync).WithName("deleteWebhook").WithSummary("Deletes a webhook with what it has not delivered.")
            .Produces(StatusCodes.Status204NoContent);
        webhook.MapPost("/test", TestAsync).WithName("testWebhook").WithSummary("Sends a test event, once.")
            .Produces<DeliveryView>(StatusCodes.Status202Accepted);
        webhook.MapPost("/rotate-secret", RotateAsync).WithName("rotateWebhookSecret")
            .WithSummary("Gives a webhook a new secret; the one before signs too for a while.").Produces<WebhookView>();
        var deliveries = webhook.MapGroup("/deliveries");
        deliveries.MapGet("/", ListDeliveriesAsync).WithName("listWebhookDeliveries").WithSummary("Lists deliveries, newest first.");
        deliveries.MapGet("/{delivery}", GetDeliveryAsync).WithName("getWebhookDelivery").WithSummary("Shows how one delivery went.");
        deliveries.MapPost("/{delivery}/retry", RetryAsync).WithName("retryWebhookDelivery").WithSummary("Sends an event again, now.")
            .Produces<DeliveryView>(StatusCodes.Status202Accepted);
    }

    private static Task<Answer> CreateAsync(
        CreateWebhookRequest request, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.CreateAsync(context.Operation(), request, cancellationToken);
    }

    private static async Task<Ok<WebhookList>> ListAsync(
        HttpContext context, WebhookStore store, CancellationToken cancellationToken, int? limit = null, string? cursor = null)
    {
        var tenantId = context.Caller().RequireApi().TenantId;
        var page = Page.Of(limit, cursor);
        var items = (await store.ListAsync(tenantId, page.After, page.Limit + 1, cancellationToken)).ToList();
        var next = page.Next(items, webhook => webhook.Id);
        return TypedResults.Ok(new WebhookList([.. items.Select(row => WebhookView.Of(row))], next));
    }

    private static async Task<Ok<WebhookView>> GetAsync(
        string webhook, HttpContext context, WebhookStore store, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(context.Caller().RequireApi().TenantId, webhook, cancellationToken);
        context.Response.Headers.ETag = row.ETag();
        return TypedResults.Ok(WebhookView.Of(row));
    }

    private static Task<Answer> UpdateAsync(
        string webhook, UpdateWebhookRequest request, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        var expected = context.Request.Headers.IfMatch.ToString() is { Length: > 0 } given ? given : null;
        return changes.UpdateAsync(context.Operation(), webhook, expected, request, cancellationToken);
    }

    private static Task<Answer> DeleteAsync(string webhook, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.DeleteAsync(context.Operation(), webhook, cancellationToken);
    }

    private static Task<Answer> TestAsync(string webhook, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.TestAsync(context.Operation(), webhook, cancellationToken);
    }

    private static Task<Answer> RotateAsync(string webhook, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.RotateAsync(context.Operation(), webhook, cancellationToken);
    }

    private static async Task<Ok<DeliveryList>> ListDeliveriesAsync(
        string webhook,
        HttpContext context,
        WebhookStore store,
        CancellationToken cancellationToken,
        string? state = null,
        int? limit = null,
        string? cursor = null)
    {
        var tenantId = context.Caller().RequireApi().TenantId;
        var page = Page.Of(limit, cursor);
        var rows = await store.ListDeliveriesAsync(tenantId, webhook, State(state), page.After, page.Limit + 1, cancellationToken);
        var items = rows.ToList();
        var next = page.Next(items, delivery => delivery.EventId);
        return TypedResults.Ok(new DeliveryList([.. items.Select(DeliveryView.Of)], next));
    }

    private static async Task<Ok<DeliveryView>> GetDeliveryAsync(
        string webhook, string delivery, HttpContext context, WebhookStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(DeliveryView.Of(
            await store.GetDeliveryAsync(context.Caller().RequireApi().TenantId, webhook, delivery, cancellationToken)));

    private static Task<Answer> RetryAsync(
        string webhook, string delivery, HttpContext context, WebhookChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.RetryAsync(context.Operation(), webhook, delivery, cancellationToken);
    }

    private static DeliveryState? State(string? given) => given is null
        ? null
        : DeliveryStates.Find(given) ?? throw new RefusedException(RefusalCode.InvalidParameters, "state must be pending, delivered or failed.");
}
