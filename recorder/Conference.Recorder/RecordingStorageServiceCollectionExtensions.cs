using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder;

/// <summary>Adds the storage of recordings to a host.</summary>
public static class RecordingStorageServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IRecordingStorage"/>; without a bucket recordings stay on this host. A storage that refuses what it is configured
    /// for ends the start of the host.
    /// </summary>
    public static IServiceCollection AddRecordingStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<S3RecordingStorage>();
        services.AddSingleton<IRecordingStorage>(provider => provider.GetRequiredService<S3RecordingStorage>());
        services.AddHostedService<StorageCheck>();
        return services;
    }
}
