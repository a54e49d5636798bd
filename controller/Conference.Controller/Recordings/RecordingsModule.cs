using Conference.Controller.Media;
using Conference.Controller.Recordings.Api;
using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Recordings.Shares;
using Conference.Controller.Recordings.Upkeep;
using Conference.Controller.Roles;
using Conference.Recorder;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Conference.Controller.Recordings;

internal static class RecordingsModule
{
    /// <summary>Everything of recordings, for a process with meetings; the recorder itself where it has that role.</summary>
    public static IServiceCollection AddRecordings(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddRecordingJobs(configuration).AddEngine(configuration, dataFolder).AddSingleton<ICodecCheck, RecordableCodecs>();
        if (HostRoles.Of(configuration).HasRecorder)
            services.AddRecordingWorker(configuration.GetSection(RecordingOptions.Section).Bind);
        return services.AddRecordingApi();
    }

    /// <summary>The recorder alone, for a process without meetings; it needs an <see cref="IMeetingSource"/>.</summary>
    public static IServiceCollection AddRecordingWorker(this IServiceCollection services, IConfiguration configuration, string dataFolder) =>
        services.AddRecordingJobs(configuration)
            .AddEngine(configuration, dataFolder)
            .AddRecordingWorker(configuration.GetSection(RecordingOptions.Section).Bind)
            .AddRecordingUpkeep();

    /// <summary>The jobs in the database.</summary>
    public static IServiceCollection AddRecordingJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecordingOptions>().Bind(configuration.GetSection(RecordingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddRecordingStorage(configuration.GetSection("Recorder:Storage").Bind);
        services.AddSingleton<RecordingStore>().AddSingleton<RecordingMeters>().AddSingleton<RecordingHints>();
        services.AddSingleton<IRecordingJobs, RecordingJobs>().AddSingleton<RecordingSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordingHints>());
        return services.AddHostedService(provider => provider.GetRequiredService<RecordingSweeper>());
    }

    public static void MapRecordings(this IEndpointRouteBuilder api)
    {
        RecordingEndpoints.Map(api);
        LibraryEndpoints.Map(api);
        FileEndpoints.Map(api);
        ShareEndpoints.Map(api);
    }

    private static IServiceCollection AddEngine(this IServiceCollection services, IConfiguration configuration, string dataFolder) =>
        services.AddRecorder(options =>
        {
            options.DataFolder = dataFolder;
            configuration.GetSection(RecordingOptions.Section).Bind(options);
        });

    private static IServiceCollection AddRecordingApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, RecordingJson.Default));
        services.TryAddSingleton<IRecordingWorker, NoRecordingWorker>();
        services.AddSingleton<RecordingWaits>().AddSingleton<RecordingStarts>().AddSingleton<RecordingOrders>();
        services.AddSingleton<RecordingAccess>().AddSingleton<AccessWords>().AddSingleton<RecordingShares>();
        services.AddSingleton<TrackArchive>().AddSingleton<RecordingVerification>();
        services.AddSingleton<RecordingTeller>().AddHostedService(provider => provider.GetRequiredService<RecordingTeller>());
        return services.AddRecordingUpkeep().AddHostedService<EmptyMeetings>();
    }

    // Where the disks are, and where the calls come in.
    private static IServiceCollection AddRecordingUpkeep(this IServiceCollection services)
    {
        services.AddSingleton<RecordingFiles>().AddSingleton<RecordingChanges>().AddSingleton<RecordingPurge>().AddSingleton<RecordingReconciler>();
        return services.AddSingleton<RecordingUpkeep>().AddHostedService(provider => provider.GetRequiredService<RecordingUpkeep>());
    }
}
