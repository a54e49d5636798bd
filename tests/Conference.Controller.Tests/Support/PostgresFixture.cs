namespace Conference.Controller.Tests.Support;

/// <summary>A database of its own on the test run's PostgreSQL, for all tests of a class.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    /// <summary>An empty database: without the controller's tables until a controller or the storage was started on it.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await PostgresServer.AcquireAsync();

    public Task DisposeAsync() => PostgresServer.ReleaseAsync();
}
