using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Makes, rotates and revokes API keys.</summary>
internal sealed class ApiKeyChanges(Database database, ApiKeySecrets secrets, ApiKeyDirectory directory, TimeProvider clock)
{
    private const int LiveSecrets = 2;
    private const string Kind = "apiKey";

    public async Task<Answer> CreateAsync(Operation operation, string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (key, secret) = New(operation.Caller.TenantId, operation.Caller.Name, name, scopes, expiresAt, now);
        var answer = Answer.Created(Location(key.Row.Id), key.View(now, key.Row.Id, secret), ApiKeyJson.Default.ApiKeyView);
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.WriteAsync(key.Row, key.Secrets[0]);
        return await write.CommitAsync(operation, answer, now, Audit(operation, now, "apiKey.created", key.Row.Id));
    }

    /// <summary>A key that is not written yet, and its secret.</summary>
    public (ApiKeyRecord Key, string Secret) New(
        string tenantId, string createdBy, string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        var id = Ids.New();
        var secret = ApiKeySecrets.Create();
        var row = new ApiKeyRow(id, tenantId, name, scopes, now, createdBy, expiresAt, null);
        return (new ApiKeyRecord(row, null, [new ApiKeySecretRow(id, tenantId, id, secrets.Close(secret, id), now, null)]), secret);
    }

    /// <summary>Gives the key a further secret; the one before goes on for the overlap, so that whoever signs can change over.</summary>
    public async Task<Answer> RotateAsync(Operation operation, string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var key = await LockAsync(write, operation, id);
        var live = key.Live(now).ToList();
        if (live.Count == 0)
            throw new RefusedException(RefusalCode.ApiKeyRevoked, "The API key has been revoked or has expired: create another one.");
        if (live.Count >= LiveSecrets)
        {
            throw new RefusedException(
                RefusalCode.ApiKeyRotating, $"Two secrets hold already: wait until {live[0].EndsAt:O}, or revoke '{live[0].Id}' with DELETE …/secrets/{live[0].Id}.");
        }

        var kid = $"{id}.{key.Secrets.Count + 1}";
        var secret = ApiKeySecrets.Create();
        var older = live[0] with { EndsAt = now + overlap };
        var newer = new ApiKeySecretRow(kid, key.Row.TenantId, id, secrets.Close(secret, kid), now, null);
        await write.WriteAsync(older, newer);
        var rotated = key with { Secrets = [.. key.Secrets.Select(one => one.Id == older.Id ? older : one), newer] };
        var answer = Answer.Created(Location(id), rotated.View(now, kid, secret), ApiKeyJson.Default.ApiKeyView);
        await write.CommitAsync(operation, answer, now, Audit(operation, now, "apiKey.rotated", id));
        directory.Changed();
        return answer;
    }

    /// <summary>Ends one secret of a key; to end the last one is to revoke the key.</summary>
    public async Task<Answer> RevokeSecretAsync(Operation operation, string id, string kid, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var key = await LockAsync(write, operation, id);
        var revoked = key.Secrets.FirstOrDefault(secret => secret.Id == kid)
            ?? throw new RefusedException(RefusalCode.ApiKeyNotFound, $"The API key has no secret '{kid}'.");
        if (!(revoked.EndsAt <= now))
            await write.WriteAsync(revoked with { EndsAt = now });
        await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, now, "apiKey.secretRevoked", kid));
        directory.Changed();
        return Answer.NoContent;
    }

    /// <summary>Ends the key and all of its secrets at once; again is no error.</summary>
    public async Task<Answer> RevokeAsync(Operation operation, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var key = await LockAsync(write, operation, id);
        if (key.Row.RevokedAt is null)
            await write.WriteAsync(key.Row with { RevokedAt = now });
        await write.CommitAsync(operation, Answer.NoContent, now, Audit(operation, now, "apiKey.revoked", id));
        directory.Changed();
        return Answer.NoContent;
    }

    public static RefusedException NotFound(string id) => new(RefusalCode.ApiKeyNotFound, $"There is no API key '{id}'.");

    private static async Task<ApiKeyRecord> LockAsync(CheckedWrite write, Operation operation, string id) =>
        await write.FindAsync<ApiKeyRecord>(
            $"{ApiKeyStore.Select} WHERE k.tenant_id = @tenantId AND k.id = @id FOR UPDATE OF k", new { operation.Caller.TenantId, id })
        ?? throw NotFound(id);

    private static AuditRow Audit(Operation operation, DateTimeOffset at, string action, string target) =>
        AuditRow.Of(operation.Caller, null, at, action, Kind, target);

    private static string Location(string id) => $"/api/v1/api-keys/{id}";
}
