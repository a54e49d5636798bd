using System.Net;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Engine;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Conference.Recorder;

/// <summary>Adds a recorder to a host.</summary>
public static class RecorderServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IRecordingDirector"/>. The host brings an <see cref="IMeetingSource"/>; recordings that an earlier run left
    /// unfinished are taken up when the host starts.
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
        services.AddSingleton<IRecordingEngine, RecordingEngine>();
        services.AddSingleton<RecordingStore>();
        services.AddSingleton<RecordingDirector>();
        services.AddSingleton<IRecordingDirector>(provider => provider.GetRequiredService<RecordingDirector>());
        services.AddHostedService<RecorderHostedService>();
        return services;
    }
}
