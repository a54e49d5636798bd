using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Access.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapPost("/", CreateAsync).WithName("createAccount").WithSummary("Makes an account for the dashboard.")
            .Produces<AccountView>(StatusCodes.Status201Created);
        accounts.MapGet("/", ListAsync).WithName("listAccounts").WithSummary("Lists the tenant's accounts, newest first.");
        accounts.MapPost("/login", LoginAsync).WithName("login").WithSummary("Signs in: a session.").Produces<LoginResponse>();
        accounts.MapPost("/logout", LogoutAsync).WithName("logout").WithSummary("Ends the session that asks.")
            .Produces(StatusCodes.Status204NoContent);
        accounts.MapGet("/me", GetMeAsync).WithName("getMyAccount").WithSummary("Shows the account of the session.");
        accounts.MapPost("/me/password", ChangePasswordAsync).WithName("changeMyPassword").WithSummary("Changes one's own password.")
            .Produces(StatusCodes.Status204NoContent);
        accounts.MapGet("/{account}", GetAsync).WithName("getAccount").WithSummary("Shows an account.").Produces<AccountView>();
        accounts.MapPatch("/{account}", ChangeAsync).WithName("updateAccount").WithSummary("Changes name, role or password.")
            .Produces<AccountView>();
        accounts.MapDelete("/{account}", RemoveAsync).WithName("removeAccount").WithSummary("Removes an account and ends its sessions.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static Task<Answer> CreateAsync(
        CreateAccountRequest request, HttpContext context, AccountChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.CreateAsync(context.Operation(), request, cancellationToken);
    }

    private static async Task<Ok<AccountList>> ListAsync(
        HttpContext context, AccountStore store, CancellationToken cancellationToken, int? limit = null, string? cursor = null)
    {
        var tenantId = context.Caller().RequireAdmin().TenantId;
        var page = Page.Of(limit, cursor);
        var accounts = await store.ListAsync(tenantId, page.After, page.Limit + 1, cancellationToken);
        var next = page.Next(accounts, account => account.Id);
        return TypedResults.Ok(new AccountList([.. accounts.Select(account => account.View())], next));
    }

    private static Task<Answer> GetAsync(string account, HttpContext context, AccountStore store, CancellationToken cancellationToken) =>
        ShowAsync(context.Caller().RequireAdmin().TenantId, account, store, cancellationToken);

    private static Task<Answer> GetMeAsync(HttpContext context, AccountStore store, CancellationToken cancellationToken)
    {
        var caller = RequireAccount(context);
        return ShowAsync(caller.TenantId, caller.Id, store, cancellationToken);
    }

    private static Task<Answer> ChangeAsync(
        string account, ChangeAccountRequest request, HttpContext context, AccountChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        var ifMatch = context.Request.Headers.IfMatch.ToString();
        return changes.ChangeAsync(context.Operation(), account, request, ifMatch, cancellationToken);
    }

    private static Task<Answer> RemoveAsync(string account, HttpContext context, AccountChanges changes, CancellationToken cancellationToken)
    {
        context.Caller().RequireAdmin();
        return changes.RemoveAsync(context.Operation(), account, cancellationToken);
    }

    private static Task<Answer> LoginAsync(LoginRequest request, HttpContext context, Logins logins, CancellationToken cancellationToken) =>
        logins.LoginAsync(context.Operation(), request, cancellationToken);

    private static Task<Answer> LogoutAsync(HttpContext context, Logins logins, CancellationToken cancellationToken)
    {
        RequireAccount(context);
        var secret = context.Request.Headers[HeaderNames.Authorization].ToString().Split(' ', 2)[1].Trim();
        return logins.LogoutAsync(context.Operation(), secret, cancellationToken);
    }

    private static Task<Answer> ChangePasswordAsync(
        ChangePasswordRequest request, HttpContext context, AccountChanges changes, CancellationToken cancellationToken)
    {
        RequireAccount(context);
        return changes.ChangePasswordAsync(context.Operation(), request, cancellationToken);
    }

    private static async Task<Answer> ShowAsync(string tenantId, string id, AccountStore store, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(tenantId, id, cancellationToken) ?? throw AccountChanges.NotFound(id);
        return Answer.Ok(found.View(), AccountJson.Default.AccountView, found.ETag());
    }

    private static Caller RequireAccount(HttpContext context) => context.Caller().RequireApi() is { Kind: CallerKind.Account } caller
        ? caller
        : throw new RefusedException(RefusalCode.Forbidden, "This needs an account's session: sign in with POST /api/v1/accounts/login.");
}
