using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Endpoints;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings;

internal static class MeetingsModule
{
    public static IServiceCollection AddMeetings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MeetingOptions>().Bind(configuration.GetSection(MeetingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SharingOptions>().Bind(configuration.GetSection(SharingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, MeetingJson.Default);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default);
        });
        return services
            .AddSingleton<MeetingStore>()
            .AddSingleton<MeetingRegistry>()
            .AddSingleton<Moderation>()
            .AddSingleton<ChatStore>()
            .AddSingleton<Messenger>()
            .AddSingleton<FileStore>()
            .AddHostedService<FileRetention>()
            .AddHostedService<MeetingReturn>()
            .AddHostedService<IdleMeetings>();
    }

    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        MeetingEndpoints.Map(api);
        JoinEndpoints.Map(api);
        ParticipantEndpoints.Map(api);
        LobbyEndpoints.Map(api);
        ShareEndpoints.Map(api);
        HealthEndpoints.Map(api);
        ChatEndpoints.Map(api);
        FileEndpoints.Map(api);
        AuditEndpoints.Map(api);
    }
}
