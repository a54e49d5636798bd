using System.Text.Json;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Writes;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Makes an API key when there is none yet, and leaves its secret in a file that only the server's user may read.</summary>
internal sealed partial class FirstApiKey(
    Database database, ApiKeyChanges changes, StorageFolder folder, TimeProvider clock, ILogger<FirstApiKey> logger)
{
    private const string FileName = "api-key.json";

    /// <summary>The file, when it was made at this start.</summary>
    public string? MadeFile { get; private set; }

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('api_key'))", new { }); // two processes may start at once
        if (await write.FindAsync<string>("SELECT to_jsonb(id)::text FROM api_key LIMIT 1", new { }) is not null)
            return;
        var (key, secret) = changes.New(Caller.DefaultTenant, "Conference", "First key", KeyScope.All, null, clock.GetUtcNow());
        await write.WriteAsync(key.Row, key.Secrets[0]);
        var file = Path.Combine(folder.Path, FileName);
        File.Delete(file); // of a database that is no more: its key opens nothing
        SecretFile.Create(file, JsonSerializer.Serialize(new ApiKeyFile(key.Row.Id, secret), ApiKeyJson.Default.ApiKeyFile));
        await write.CommitAsync();
        MadeFile = file;
        Made(key.Row.Id, file);
    }

    [LoggerMessage(2103, LogLevel.Information, "The first API key {KeyId} was made; its secret is in {File}")]
    private partial void Made(string keyId, string file);
}
