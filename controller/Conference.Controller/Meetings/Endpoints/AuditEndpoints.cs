using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>Who did what.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", ListAsync).WithTags("Audit").WithName("listAudit").WithSummary("What was done in the tenant, newest first.");
        api.MapGet("/meetings/{meeting}/audit", ListOfMeetingAsync).WithTags("Audit").WithName("listMeetingAudit")
            .WithSummary("What was done in a meeting, newest first.");
    }

    private static async Task<Ok<AuditList>> ListAsync(
        HttpContext context, MeetingStore store, CancellationToken cancellationToken,
        string? action = null, int? limit = null, string? cursor = null)
    {
        var caller = context.Caller().RequireApi();
        var (rows, next) = await store.ListAuditAsync(caller.TenantId, null, action, Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new AuditList([.. rows.Select(AuditView.Of)], next));
    }

    private static async Task<Ok<AuditList>> ListOfMeetingAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, MeetingStore store, CancellationToken cancellationToken,
        string? action = null, int? limit = null, string? cursor = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        Authority.Require(found, context.Caller(), Grants.Manage);
        var (rows, next) = await store.ListAuditAsync(found.TenantId, found.Id, action, Page.Of(limit, cursor), cancellationToken);
        return TypedResults.Ok(new AuditList([.. rows.Select(AuditView.Of)], next));
    }
}
