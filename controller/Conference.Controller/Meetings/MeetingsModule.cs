using Conference.Controller.Meetings.Endpoints;

namespace Conference.Controller.Meetings;

internal static class MeetingsModule
{
    public static IServiceCollection AddMeetings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MeetingOptions>().Bind(configuration.GetSection(MeetingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MeetingJson.Default));
        return services
            .AddSingleton<MeetingStore>()
            .AddSingleton<MeetingRegistry>()
            .AddSingleton<Moderation>()
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
        AuditEndpoints.Map(api);
    }
}
