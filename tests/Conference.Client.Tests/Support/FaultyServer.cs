using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Tests.Support;

/// <summary>A real Kestrel that answers as a test says: for faults that the real controller does not have on demand.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FaultyServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <param name="answer">Answers the call with this number, counted from 1.</param>
    public static async Task<FaultyServer> StartAsync(Func<HttpContext, int, Task> answer, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var server = new FaultyServer(app);
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = context.WebSockets.IsWebSocketRequest ? string.Empty : await reader.ReadToEndAsync();
            var headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            server.Calls.Enqueue(new Call(context.Request.Method, context.Request.Path + context.Request.QueryString, headers, body));
            await answer(context, server.Calls.Count);
        });
        await app.StartAsync();
        return server;
    }

    public ConferenceClient Client(TimeSpan? retryFor = null) => new(new()
    {
        Address = Address,
        ApiKeyId = "kid",
        ApiKeySecret = "secret",
        RetryFor = retryFor ?? TimeSpan.FromSeconds(10),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    public sealed record Call(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
}
