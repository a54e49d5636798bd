using Conference.Controller.Roles;
using Conference.Controller.Storage;
using Conference.Controller.Storage.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Conference.Controller.Tests.Storage;

/// <summary>The storage alone, as the controller runs it; disposed of it is stopped as the controller stops it.</summary>
internal sealed class StorageHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StorageHarness(ServiceProvider services, RecordedLog log)
    {
        _services = services;
        Log = log;
    }

    public RecordedLog Log { get; }

    public Database Database => _services.GetRequiredService<Database>();

    public Ledger Ledger => _services.GetRequiredService<Ledger>();

    public EmbeddedPostgres Embedded => _services.GetRequiredService<EmbeddedPostgres>();

    public IServiceProvider Services => _services;

    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="connectionString">Empty for an embedded server.</param>
    public static async Task<StorageHarness> StartAsync(string dataFolder, string connectionString = "")
    {
        var log = new RecordedLog();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:ConnectionString", connectionString)])
            .Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug))
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(HostRoles.Parse(null))
            .AddStorage(configuration, dataFolder)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        var harness = new StorageHarness(services, log);
        try
        {
            foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
                await service.StartingAsync(CancellationToken.None);
            await harness.Database.ExecuteAsync(NoteRow.Schema, null, CancellationToken.None);
            return harness;
        }
        catch
        {
            await harness.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<StoredLine>> LinesAsync() =>
        Database.QueryAsync<StoredLine>("SELECT position, note_id, line FROM note_line ORDER BY position", null, CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
