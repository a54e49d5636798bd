using Conference.Controller.Hosting;
using Conference.Controller.Media.Health;
using Conference.Controller.Media.Sessions;
using Conference.Controller.Meetings;
using Conference.Mediasoup.Hosting;

namespace Conference.Controller.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>().Bind(configuration.GetSection(MediaOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var section = configuration.GetSection(MediaOptions.Section);
        services.AddMediasoup(options =>
        {
            section.Bind(options);
            options.ListenIps = ListenIps(section);
        });
        return services
            .AddSingleton<MediaProfile>()
            .AddHostedService<MediaProfileStart>()
            .AddSingleton<JoinTracker>()
            .AddSingleton<MediaNode>()
            .AddSingleton<MediaSessionLog>()
            .AddHostedService<LostMediaSessions>()
            .AddSingleton<PlainListener>()
            .AddSingleton<MediaRooms>()
            .AddSingleton<IMeetingMedia>(provider => provider.GetRequiredService<MediaRooms>());
    }

    // Without a word in the configuration, people on this machine and on its networks can meet.
    private static string[] ListenIps(IConfigurationSection section) =>
        section.GetSection(nameof(MediasoupOptions.ListenIps)).Get<string[]>() is { Length: > 0 } configured
            ? configured
            : [.. LocalAddresses.All().Select(address => address.ToString())];
}
