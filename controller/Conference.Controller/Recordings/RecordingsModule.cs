using Conference.Controller.Media;
using Conference.Recorder;

namespace Conference.Controller.Recordings;

internal static class RecordingsModule
{
    public static IServiceCollection AddRecordings(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddRecorder(options =>
        {
            options.DataFolder = dataFolder;
            configuration.GetSection("Recorder").Bind(options);
        });
        services.AddRecordingStorage(options => configuration.GetSection("Recorder:Storage").Bind(options));
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, RecordingJson.Default));
        return services.AddSingleton<ICodecCheck, RecordableCodecs>().AddHostedService<RecordingAnnouncer>();
    }

    public static IServiceCollection AddRecordingWorker(this IServiceCollection services, IConfiguration configuration, string dataFolder) =>
        services.AddRecorder(options =>
        {
            options.DataFolder = dataFolder;
            configuration.GetSection("Recorder").Bind(options);
        });
}
