using System.Net.Sockets;
using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Events;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Roles;
using Conference.Controller.Signaling;
using Conference.Controller.Storage;
using Conference.Controller.Webhooks;
using Conference.Controller.Whip;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Hosting;

/// <summary>Builds the host from its modules and runs it; what keeps it from starting is one line on stderr and exit code 1.</summary>
internal static class ControllerHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var dataFolder = DataFolder.Open(builder.Configuration);
        var roles = HostRoles.Of(builder.Configuration);
        if (!roles.HasMeetings)
            RecorderNeeds.Check(builder.Configuration, dataFolder);
        builder.Services.AddSingleton(roles);
        builder.AddHosting(dataFolder);
        builder.Services.AddStorage(builder.Configuration, dataFolder);
        return roles.HasMeetings ? BuildMeetings(builder, dataFolder) : BuildRecorder(builder, dataFolder);
    }

    private static WebApplication BuildMeetings(WebApplicationBuilder builder, string dataFolder)
    {
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddAccess(builder.Configuration, dataFolder);
        builder.Services.AddMeetings(builder.Configuration);
        builder.Services.AddEvents();
        builder.Services.AddMedia(builder.Configuration);
        builder.Services.AddSignaling();
        builder.Services.AddWhip();
        builder.Services.AddFeeds(builder.Configuration);
        builder.Services.AddRecordings(builder.Configuration, dataFolder);
        builder.Services.AddWebhooks(builder.Configuration);

        var app = builder.Build();
        app.UseHosting();
        app.UseApi();
        var api = app.MapApi();
        api.MapAccess();
        api.MapMeetings();
        api.MapRecordings();
        api.MapWebhooks();
        app.MapEvents();
        app.MapSignaling();
        app.MapWhip();
        app.MapFeeds();
        app.MapHosting();
        return app;
    }

    // Neither meetings nor workers: jobs from the database, feeds from the processes that have the meetings.
    private static WebApplication BuildRecorder(WebApplicationBuilder builder, string dataFolder)
    {
        builder.Services.AddSealing(builder.Configuration, dataFolder);
        builder.Services.AddFeedClient(builder.Configuration);
        builder.Services.AddRecordingWorker(builder.Configuration, dataFolder);

        var app = builder.Build();
        app.UseProbesOnly();
        return app;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { } explanation)
        {
#pragma warning disable RS0030 // There may be no logger yet, and this is for the one at the terminal.
            await Console.Error.WriteLineAsync($"Conference cannot start: {explanation}");
#pragma warning restore RS0030
            return 1;
        }
    }

    // What had been started is stopped, not just disposed of: the host takes services that end without having been asked to for crashed ones.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static string? Explain(Exception exception) => exception switch
    {
        StartupException or OptionsValidationException or RecorderUnavailableException => exception.Message,
        Conference.Mediasoup.MediasoupException => exception.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException inUse } =>
            $"{exception.Message} Another program listens there ({inUse.Message}). Choose other ports: --Listen:HttpPort=… --Listen:HttpsPort=…",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"{exception.Message} Ports below 1024 need a privilege. Choose others: --Listen:HttpPort=… --Listen:HttpsPort=…",
        _ => null,
    };
}
