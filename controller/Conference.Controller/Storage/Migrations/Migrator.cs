using Conference.Controller.Hosting;
using Dapper;
using Npgsql;

namespace Conference.Controller.Storage.Migrations;

/// <summary>Brings the database to this build's schema: each missing migration in a transaction of its own, one controller at a time.</summary>
internal sealed partial class Migrator(Database database, ILogger<Migrator> logger)
{
    /// <summary>"conference" in the key space that all users of the database share.</summary>
    private const long LockKey = 0x636F_6E66_6572;

    // A migration may rewrite a large table, and another controller may be busy with one.
    private const int Patience = 0;

    private const string History = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            version integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now())
        """;

    public Task MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(Migration.All, cancellationToken);

    /// <exception cref="StartupException">What was applied is not what this build holds, or a migration failed.</exception>
    public async Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(@LockKey)", new { LockKey }, cancellationToken);
        await ExecuteAsync(connection, History, null, cancellationToken);
        var applied = (await connection.QueryAsync<AppliedMigration>(new CommandDefinition(
            "SELECT version, name, checksum FROM schema_migration ORDER BY version", cancellationToken: cancellationToken))).AsList();
        Check(applied, migrations);
        foreach (var migration in migrations.Skip(applied.Count))
            await ApplyAsync(connection, migration, cancellationToken);
        // After a failure the controller ends, and the lock with its connection.
        await ExecuteAsync(connection, "SELECT pg_advisory_unlock(@LockKey)", new { LockKey }, cancellationToken);
    }

    private static void Check(List<AppliedMigration> applied, IReadOnlyList<Migration> migrations)
    {
        foreach (var (done, known) in applied.Zip(migrations))
        {
            if (done.Version != known.Version)
            {
                throw new StartupException(
                    $"The database lacks migration {known.Name} although {done.Name}, which comes later, was applied: it belongs to another build of Conference.");
            }
            if (done.Checksum != known.Checksum)
            {
                throw new StartupException(
                    $"Migration {done.Name} was changed after it had been applied to this database. Run the build that applied it, or restore the file.");
            }
        }
        if (applied.Count > migrations.Count)
        {
            throw new StartupException(
                $"The database was brought to migration {applied[^1].Name} by a newer Conference; this one ends at {migrations[^1].Name}. Run the newer one.");
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, migration.Sql, null, cancellationToken);
            await ExecuteAsync(
                connection, "INSERT INTO schema_migration (version, name, checksum) VALUES (@Version, @Name, @Checksum)",
                new { migration.Version, migration.Name, migration.Checksum }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new StartupException($"Migration {migration.Name} failed and was undone: {exception.MessageText}", exception);
        }
        Applied(migration.Name);
    }

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: Patience, cancellationToken: cancellationToken));

    [LoggerMessage(2030, LogLevel.Information, "Migration {Name} applied")]
    private partial void Applied(string name);
}
