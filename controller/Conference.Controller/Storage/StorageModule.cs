using Conference.Controller.Storage.Embedded;
using Conference.Controller.Storage.Migrations;

namespace Conference.Controller.Storage;

internal static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new StorageFolder(dataFolder)).AddSingleton<NodeId>();
        services.AddSingleton<Database>().AddSingleton<Migrator>().AddSingleton<EmbeddedPostgres>();
        services.AddSingleton<LedgerMeters>().AddSingleton<RejectedEntries>().AddSingleton<LedgerWriter>().AddSingleton<Ledger>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return services.AddHostedService<StorageService>().AddHostedService<NodeHeartbeat>().AddHostedService<OutboxRetention>();
    }
}
