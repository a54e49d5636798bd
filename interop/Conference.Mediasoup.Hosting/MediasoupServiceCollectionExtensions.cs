using Conference.Mediasoup.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs mediasoup workers in a host.</summary>
public static class MediasoupServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="WorkerPool"/> that starts and stops with the host, and a health check named mediasoup.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts.</param>
    public static IServiceCollection AddMediasoup(this IServiceCollection services, Action<MediasoupOptions> configure)
    {
        services.AddOptions<MediasoupOptions>().Configure(configure).ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MediasoupOptions>, MediasoupOptionsValidator>());
        services.TryAddSingleton<WorkerPool>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkerPool>());
        services.AddHealthChecks().AddCheck<WorkerPoolHealthCheck>("mediasoup");
        return services;
    }
}
