using System.Net;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Engine;
using Conference.Recorder.Extras;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Conference.Recorder;

/// <summary>Adds a recorder to a host.</summary>
public static class RecorderServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IRecordingEngine"/>, which captures and composes. The host brings an <see cref="IMeetingSource"/>.
    /// </summary>
    public static IServiceCollection AddRecorder(this IServiceCollection services, Action<RecorderOptions> configure)
    {
        services.AddOptions<RecorderOptions>()
            .Configure(configure)
            .ValidateDataAnnotations()
            .Validate(options => IPAddress.TryParse(options.TapIp, out _), $"{nameof(RecorderOptions.TapIp)} must be an IP address of this host.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FfmpegTools>();
        services.AddSingleton<IVideoDecoders, FfmpegDecoders>();
        services.AddSingleton<RenderSlots>();
        services.AddSingleton<Composer>();
        services.AddSingleton<ExtrasMaker>();
        services.AddSingleton<IRecordingEngine, RecordingEngine>();
        return services;
    }

    /// <summary>
    /// Registers <see cref="IRecordingWorker"/>, which takes jobs and carries them out with the engine of <see cref="AddRecorder"/>. The host
    /// brings an <see cref="IRecordingJobs"/> and an <see cref="IRecordingStorage"/>.
    /// </summary>
    public static IServiceCollection AddRecordingWorker(this IServiceCollection services, Action<RecordingWorkerOptions> configure)
    {
        services.AddOptions<RecordingWorkerOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RecorderIdentity>().AddSingleton<RecorderState>();
        services.AddSingleton<RecordingWorker>().AddSingleton<IRecordingWorker>(provider => provider.GetRequiredService<RecordingWorker>());
        return services.AddHostedService(provider => provider.GetRequiredService<RecordingWorker>());
    }
}
