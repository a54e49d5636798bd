using Conference.Controller.Storage;
using Conference.Controller.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Conference.Controller.Tests.Support;

/// <summary>
/// One embedded PostgreSQL for all test classes that need a database at the same time: the first one starts it, the last one to leave
/// stops it and removes its data.
/// </summary>
internal static class PostgresServer
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static EmbeddedPostgres? _server;
    private static string _connectionString = "";
    private static TemporaryFolder? _folder;
    private static int _users;
    private static int _databases;

    /// <summary>A connection string of a new, empty database. Give the server back with <see cref="ReleaseAsync"/>.</summary>
    public static async Task<string> AcquireAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_users == 0)
                await StartAsync();
            _users++;
            var name = $"test_{++_databases}";
            await using var source = NpgsqlDataSource.Create(_connectionString);
            await using var command = source.CreateCommand($"CREATE DATABASE {name}");
            await command.ExecuteNonQueryAsync();
            return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name, MaxPoolSize = 8 }.ConnectionString;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task ReleaseAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--_users > 0)
                return;
            await _server!.DisposeAsync();
            _folder!.Dispose();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _server = new EmbeddedPostgres(
            new StorageFolder(_folder.Path), Options.Create(new StorageOptions()), NullLogger<EmbeddedPostgres>.Instance);
        _connectionString = await _server.StartAsync(CancellationToken.None);
    }
}
