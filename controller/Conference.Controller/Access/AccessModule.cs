using Conference.Controller.Access.Accounts;
using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Access.Proofs;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Signing;
using Conference.Controller.Access.Tenants;
using Conference.Controller.Access.Tokens;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Access;

internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddSealing(configuration, dataFolder);
        services.ConfigureHttpJsonOptions(options =>
        {
            var chain = options.SerializerOptions.TypeInfoResolverChain;
            chain.Insert(0, ApiKeyJson.Default);
            chain.Insert(0, AccountJson.Default);
            chain.Insert(0, TenantJson.Default);
        });
        services.AddSingleton<SigningKeys>().AddSingleton<TicketOffice>().AddSingleton<JoinTokens>().AddSingleton<ApiTokens>();
        services.AddSingleton(provider => new ReplayCache(provider.GetRequiredService<TimeProvider>())).AddSingleton<DeviceProofs>();
        services.AddSingleton<TenantDirectory>().AddSingleton<TenantChanges>();
        services.AddSingleton<ApiKeySecrets>().AddSingleton<ApiKeyStore>().AddSingleton<ApiKeyDirectory>().AddSingleton<ApiKeyChanges>();
        services.AddSingleton<Passwords>().AddSingleton<AccountStore>().AddSingleton<AccountChanges>();
        services.AddSingleton<AccountSessions>().AddSingleton<Logins>();
        services.AddSingleton<Authenticator>().AddSingleton<FirstApiKey>().AddSingleton<FirstAccount>();
        return services.AddHostedService<AccessStart>().AddHostedService<ApiKeyUses>().AddHostedService<ExpiredRows>();
    }

    /// <summary>What every process needs that shares secrets with others by the database.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section));
        return services.AddSingleton(provider => new Seal(MasterKey.Load(provider.GetRequiredService<IOptions<AccessOptions>>().Value, dataFolder)));
    }

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapApiKeys();
        api.MapAccounts();
        api.MapTenants();
    }
}
