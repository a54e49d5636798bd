using Conference.Controller.Rpc;
using Conference.Recorder;
using Conference.Recorder.Contracts;
using Conference.Recorder.Remote;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>Meetings for recorders: those of this process as they are, and those of others by an endpoint that only our processes open.</summary>
internal static class FeedsModule
{
    public const string Path = FeedProtocol.Path;

    /// <summary>For a process with meetings.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFeedBasics(configuration);
        services.AddSingleton<FeedAddress>().AddSingleton<ServedFeeds>().AddHostedService(provider => provider.GetRequiredService<ServedFeeds>());
        services.AddSingleton<MeetingSource>();
        return services.AddSingleton<IMeetingSource, MeetingSources>();
    }

    /// <summary>For a process without.</summary>
    public static IServiceCollection AddFeedClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddFeedBasics(configuration).AddSingleton<IMeetingSource>(provider => provider.GetRequiredService<RemoteMeetingSource>());

    public static void MapFeeds(this IEndpointRouteBuilder routes) => routes.Map(Path, ServeAsync).ExcludeFromDescription();

    private static IServiceCollection AddFeedBasics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection(FeedOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedKey>().AddSingleton<RemoteMeetingSource>();
        services.AddOptions<RemoteFeedOptions>().Configure<FeedKey, IOptions<FeedOptions>, IOptions<RecorderOptions>>((remote, key, feed, recorder) =>
        {
            remote.Key = key.Bytes;
            remote.Patience = feed.Value.Patience;
            remote.TapIp = recorder.Value.TapIp;
        });
        return services;
    }

    private static Task ServeAsync(
        HttpContext context, ServedFeeds feeds, FeedKey key, TimeProvider clock, ILogger<FeedSession> logger, IHostApplicationLifetime lifetime)
    {
        return RpcEndpoint.ServeAsync(context, FeedProtocol.Subprotocol, FeedSession.Methods, Create, logger, lifetime.ApplicationStopping);

        FeedSession Create(RpcSocket socket)
        {
            var session = new FeedSession(socket, feeds, key, clock, context.Connection.RemoteIpAddress);
            session.SendChallenge();
            return session;
        }
    }
}
