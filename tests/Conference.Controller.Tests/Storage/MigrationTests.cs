using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Conference.Controller.Storage.Migrations;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Controller.Tests.Storage;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "0001_first", "CREATE TABLE first (id integer); INSERT INTO first VALUES (1)");
    private static readonly Migration Second = new(2, "0002_second", "CREATE TABLE second (id integer)");

    private Database? _opened;

    private Database Database => _opened!;

    public async Task InitializeAsync() => _opened = Open(await PostgresServer.AcquireAsync());

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        await PostgresServer.ReleaseAsync();
    }

    [Fact]
    public async Task Controllers_that_start_at_once_apply_each_migration_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(First, Second)));

        Assert.Equal(1, await CountAsync("first"));
        Assert.Equal(2, await CountAsync("schema_migration"));
    }

    [Fact]
    public async Task A_later_build_applies_only_what_is_new()
    {
        await MigrateAsync(First);
        await MigrateAsync(First, Second);

        Assert.Equal(1, await CountAsync("first"));
        Assert.Equal(0, await CountAsync("second"));
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_stops_the_start()
    {
        await MigrateAsync(First);

        var exception = await Assert.ThrowsAsync<StartupException>(() => MigrateAsync(First with { Sql = First.Sql + ";" }));

        Assert.Contains("0001_first was changed", exception.Message);
    }

    [Fact]
    public async Task A_database_of_a_newer_build_stops_the_start()
    {
        await MigrateAsync(First, Second);

        var exception = await Assert.ThrowsAsync<StartupException>(() => MigrateAsync(First));

        Assert.Contains("0002_second by a newer Conference", exception.Message);
    }

    [Fact]
    public async Task A_migration_that_should_have_come_earlier_stops_the_start()
    {
        await MigrateAsync(First, Second with { Version = 3, Name = "0003_third" });

        var exception = await Assert.ThrowsAsync<StartupException>(() => MigrateAsync(First, Second, Second with { Version = 3, Name = "0003_third" }));

        Assert.Contains("lacks migration 0002_second", exception.Message);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_of_itself()
    {
        var broken = Second with { Sql = "CREATE TABLE half (id integer); SELECT 1 / 0" };

        var exception = await Assert.ThrowsAsync<StartupException>(() => MigrateAsync(First, broken));
        Assert.Contains("0002_second failed and was undone: division by zero", exception.Message);

        Assert.Equal(1, await CountAsync("schema_migration"));
        Assert.Equal(0, await Database.FindAsync<int>("SELECT count(*) FROM pg_class WHERE relname = 'half'", null, CancellationToken.None));
    }

    [Fact]
    public async Task This_builds_migrations_have_numbers_without_gaps_and_apply_to_an_empty_database()
    {
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

        await MigrateAsync([.. Migration.All]);

        Assert.Equal("default", await Database.FindAsync<string>("SELECT id FROM tenant", null, CancellationToken.None));
    }

    private static Database Open(string connectionString)
    {
        var database = new Database();
        database.Use(connectionString, "conference-ledger-test");
        return database;
    }

    private Task MigrateAsync(params Migration[] migrations) =>
        new Migrator(Database, NullLogger<Migrator>.Instance).MigrateAsync(migrations, CancellationToken.None);

    private Task<int> CountAsync(string table) => Database.FindAsync<int>($"SELECT count(*) FROM {table}", null, CancellationToken.None);
}
