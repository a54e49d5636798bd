namespace Conference.Controller.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>().Bind(configuration.GetSection(MediaOptions.Section));
        services.AddMediasoup(configuration.GetSection(MediaOptions.Section).Bind);
        return services.AddSingleton<MediaRooms>();
    }
}
