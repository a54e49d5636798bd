using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Api.OpenApi;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Serilog;

namespace Conference.Controller.Hosting;

internal static class HostingModule
{
    private const int MaximumBodyBytes = 64 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    public static void AddHosting(this WebApplicationBuilder builder, string dataFolder)
    {
        builder.Logging.ClearProviders().AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger(), dispose: true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddExceptionHandler<ProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDocument();
        builder.Services.AddHostedService<StartBanner>();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            // A misspelt member would silently not count, and one that we do not take (a role, in join) would seem to.
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddSingleton<SocketPorts>();
        builder.Services.AddOptions<ListenOptions>().Bind(builder.Configuration.GetSection(ListenOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.WebHost.ConfigureKestrel((_, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
            // Whoever sends byte by byte would hold a connection for little: a small body has about a minute at this rate.
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
            var listen = kestrel.ApplicationServices.GetRequiredService<IOptions<ListenOptions>>().Value;
            Listener.Open(kestrel, listen, dataFolder);
        });
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseTrustedProxies(app.Services.GetRequiredService<IOptions<ListenOptions>>().Value.TrustedProxies);
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => EmptyError.ExplainAsync(context.HttpContext));
        app.Use(OnItsPortOnly);
        app.UseWebSockets();
        app.UseDefaultFiles();
        app.UseStaticFiles();
    }

    /// <summary>For a process that serves nobody but those who ask whether it lives.</summary>
    public static void UseProbesOnly(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => EmptyError.ExplainAsync(context.HttpContext));
        app.MapHealth();
    }

    private static Task OnItsPortOnly(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<SocketPorts>().Serves(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static void MapHosting(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapHealth();
        app.MapFallbackToFile("{*path:regex(^(?!api/|health/|openapi/|whip/|whep/|internal/).*$):nonfile}", "index.html"); // the client's own routes
    }
}
