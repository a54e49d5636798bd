using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Access.Tenants;

internal static class TenantEndpoints
{
    public static void MapTenants(this IEndpointRouteBuilder api)
    {
        var tenants = api.MapGroup("/tenants").WithTags("Tenants");
        tenants.MapPost("/", CreateAsync).WithName("createTenant").WithSummary("Makes a tenant with its first API key.")
            .Produces<TenantView>(StatusCodes.Status201Created);
        tenants.MapGet("/", ListAsync).WithName("listTenants").WithSummary("Lists the tenants by id.");
        tenants.MapGet("/{tenant}", GetAsync).WithName("getTenant").WithSummary("Shows a tenant.");
        tenants.MapPatch("/{tenant}", ChangeAsync).WithName("updateTenant").WithSummary("Changes a tenant's name or limits.")
            .Produces<TenantView>();
    }

    private static Task<Answer> CreateAsync(
        CreateTenantRequest request, HttpContext context, TenantChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireOperator();
        return changes.CreateAsync(context.Operation(), request, cancellationToken);
    }

    private static async Task<Ok<TenantList>> ListAsync(
        HttpContext context, Database database, CancellationToken cancellationToken, int? limit = null, string? cursor = null)
    {
        context.Caller().RequireOperator();
        var page = Page.Of(limit, cursor);
        var rows = await database.ListJsonAsync<TenantRow>(
            "SELECT to_jsonb(t)::text FROM tenant t WHERE @After::text IS NULL OR id > @After ORDER BY id LIMIT @count",
            new { page.After, count = page.Limit + 1 },
            cancellationToken);
        var next = page.Next(rows, row => row.Id);
        return TypedResults.Ok(new TenantList([.. rows.Select(row => row.View())], next));
    }

    private static async Task<Ok<TenantView>> GetAsync(
        string tenant, HttpContext context, Database database, CancellationToken cancellationToken)
    {
        context.Caller().RequireOperator();
        var row = await database.FindJsonAsync<TenantRow>(
            "SELECT to_jsonb(t)::text FROM tenant t WHERE id = @tenant", new { tenant }, cancellationToken) ?? throw TenantChanges.NotFound(tenant);
        return TypedResults.Ok(row.View());
    }

    private static Task<Answer> ChangeAsync(
        string tenant, ChangeTenantRequest request, HttpContext context, TenantChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireOperator();
        return changes.ChangeAsync(context.Operation(), tenant, request, cancellationToken);
    }
}
