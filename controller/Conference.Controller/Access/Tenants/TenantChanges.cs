using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Tenants;

/// <summary>Makes tenants and changes their names and limits.</summary>
internal sealed class TenantChanges(Database database, ApiKeyChanges keys, TenantDirectory directory, TimeProvider clock)
{
    private const int MaximumName = 100;
    private const string Kind = "tenant";

    /// <summary>Makes a tenant with its first API key, which is not an operator's.</summary>
    public async Task<Answer> CreateAsync(Operation operation, CreateTenantRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new TenantRow(Ids.New(), Name(request.Name), Checked(request.Limits), now);
        var (key, secret) = keys.New(row.Id, operation.Caller.Name, "First key", [KeyScope.Api, KeyScope.Join], null, now);
        var view = row.View() with { ApiKey = new ApiKeyFile(key.Row.Id, secret) };
        var answer = Answer.Created($"/api/v1/tenants/{row.Id}", view, TenantJson.Default.TenantView);
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.WriteAsync(row, key.Row, key.Secrets[0]);
        return await write.CommitAsync(operation, answer, now, AuditRow.Of(operation.Caller, null, now, "tenant.created", Kind, row.Id));
    }

    public async Task<Answer> ChangeAsync(Operation operation, string id, ChangeTenantRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await write.FindAsync<TenantRow>("SELECT to_jsonb(t)::text FROM tenant t WHERE id = @id FOR UPDATE", new { id }) ?? throw NotFound(id);
        var changed = row with { Name = request.Name is { } name ? Name(name) : row.Name, Limits = Checked(request.Limits) ?? row.Limits };
        await write.WriteAsync(changed);
        var answer = Answer.Ok(changed.View(), TenantJson.Default.TenantView);
        await write.CommitAsync(operation, answer, now, AuditRow.Of(operation.Caller, null, now, "tenant.changed", Kind, id));
        directory.Changed(id);
        return answer;
    }

    public static RefusedException NotFound(string id) => new(RefusalCode.TenantNotFound, $"There is no tenant '{id}'.");

    private static TenantLimits? Checked(TenantLimits? limits) => limits is { MeetingsPerMinute: < 1 } or { JoinsPerMinute: < 1 }
        ? throw new RefusedException(RefusalCode.InvalidBody, "A limit is at least 1 per minute.")
        : limits;

    private static string Name(string given) => given.Trim() is { Length: > 0 and <= MaximumName } name
        ? name
        : throw new RefusedException(RefusalCode.InvalidBody, $"name must have 1 to {MaximumName} characters.");
}
