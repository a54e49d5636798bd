using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Access.ApiKeys;

internal static class ApiKeyEndpoints
{
    private const int MaximumName = 100;

    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("API keys");
        keys.MapPost("/", CreateAsync).WithName("createApiKey").WithSummary("Makes an API key; its secret stands in this answer only.")
            .Produces<ApiKeyView>(StatusCodes.Status201Created);
        keys.MapGet("/", ListAsync).WithName("listApiKeys").WithSummary("Lists the tenant's API keys, newest first.");
        keys.MapGet("/{apiKey}", GetAsync).WithName("getApiKey").WithSummary("Shows an API key, without its secret.");
        keys.MapDelete("/{apiKey}", RevokeAsync).WithName("revokeApiKey").WithSummary("Revokes an API key at once.")
            .Produces(StatusCodes.Status204NoContent);
        keys.MapPost("/{apiKey}/rotate", RotateAsync).WithName("rotateApiKey").WithSummary("Gives an API key a further secret.")
            .Produces<ApiKeyView>(StatusCodes.Status201Created);
        keys.MapDelete("/{apiKey}/secrets/{kid}", RevokeSecretAsync).WithName("revokeApiKeySecret").WithSummary("Ends one secret of an API key.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Answer> CreateAsync(
        CreateApiKeyRequest request, HttpContext context, ApiKeyChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var operation = context.Operation();
        operation.Caller.RequireAdmin();
        var name = request.Name.Trim();
        if (name.Length is 0 or > MaximumName)
            throw new RefusedException(RefusalCode.InvalidBody, $"name must have 1 to {MaximumName} characters.");
        var scopes = (request.Scopes ?? [KeyScope.Api, KeyScope.Join]).Distinct().ToList();
        if (scopes.Count == 0 || scopes.Except(KeyScope.All).Any())
            throw new RefusedException(RefusalCode.InvalidBody, $"scopes must hold one or more of: {string.Join(", ", KeyScope.All)}.");
        if (scopes.Contains(KeyScope.Operator))
            operation.Caller.RequireOperator(); // nobody gives away more than they have
        if (request.ExpiresAt <= clock.GetUtcNow())
            throw new RefusedException(RefusalCode.InvalidBody, "expiresAt must lie in the future.");
        return await changes.CreateAsync(operation, name, scopes, request.ExpiresAt?.ToUniversalTime(), cancellationToken);
    }

    private static async Task<Ok<ApiKeyList>> ListAsync(
        HttpContext context, ApiKeyStore store, TimeProvider clock, CancellationToken cancellationToken, int? limit = null, string? cursor = null)
    {
        var tenantId = context.Caller().RequireAdmin().TenantId;
        var page = Page.Of(limit, cursor);
        var now = clock.GetUtcNow();
        var keys = await store.ListAsync(tenantId, page.After, page.Limit + 1, cancellationToken);
        var next = page.Next(keys, key => key.Row.Id);
        return TypedResults.Ok(new ApiKeyList([.. keys.Select(key => key.View(now))], next));
    }

    private static async Task<Ok<ApiKeyView>> GetAsync(
        string apiKey, HttpContext context, ApiKeyStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tenantId = context.Caller().RequireAdmin().TenantId;
        var found = await store.FindAsync(tenantId, apiKey, cancellationToken) ?? throw ApiKeyChanges.NotFound(apiKey);
        return TypedResults.Ok(found.View(clock.GetUtcNow()));
    }

    private static Task<Answer> RevokeAsync(string apiKey, HttpContext context, ApiKeyChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.RevokeAsync(context.Operation(), apiKey, cancellationToken);
    }

    private static Task<Answer> RotateAsync(
        string apiKey, RotateApiKeyRequest? request, HttpContext context, ApiKeyChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        var overlap = request?.Overlap ?? RotateApiKeyRequest.DefaultOverlap;
        return overlap is >= 0 and <= RotateApiKeyRequest.MaximumOverlap
            ? changes.RotateAsync(context.Operation(), apiKey, TimeSpan.FromSeconds(overlap), cancellationToken)
            : throw new RefusedException(RefusalCode.InvalidBody, $"overlap must be 0 to {RotateApiKeyRequest.MaximumOverlap} seconds.");
    }

    private static Task<Answer> RevokeSecretAsync(
        string apiKey, string kid, HttpContext context, ApiKeyChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.RevokeSecretAsync(context.Operation(), apiKey, kid, cancellationToken);
    }
}
