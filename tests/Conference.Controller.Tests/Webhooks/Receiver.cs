using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>A real web server that gets deliveries and answers as a test tells it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Channel<Delivery> _arrived = Channel.CreateUnbounded<Delivery>();

    private readonly ConcurrentQueue<string> _strays = [];

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Paths that were asked for beside that of the webhook.</summary>
    public IReadOnlyCollection<string> Strays => _strays;

    public string Url => $"{_app.Urls.Single()}/hooks";

    /// <param name="answer">Answers a request; null: 200.</param>
    /// <param name="port">0 takes a free one.</param>
    public static async Task<Receiver> StartAsync(Func<Delivery, HttpContext, Task>? answer = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(async context =>
        {
            if (context.Request.Path != "/hooks")
            {
                receiver._strays.Enqueue(context.Request.Path);
                return;
            }
            var delivery = await Delivery.ReadAsync(context.Request);
            try
            {
                if (answer is not null)
                    await answer(delivery, context);
            }
            finally
            {
                await receiver._arrived.Writer.WriteAsync(delivery);
            }
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The next request, whatever was answered to it.</summary>
    public async Task<Delivery> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _arrived.Reader.ReadAsync(patience.Token);
    }

    public async Task<IReadOnlyList<Delivery>> NextAsync(int count)
    {
        var deliveries = new List<Delivery>();
        while (deliveries.Count < count)
            deliveries.Add(await NextAsync());
        return deliveries;
    }

    /// <summary>What has arrived and was not asked for yet.</summary>
    public IReadOnlyList<Delivery> Rest()
    {
        var deliveries = new List<Delivery>();
        while (_arrived.Reader.TryRead(out var delivery))
            deliveries.Add(delivery);
        return deliveries;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }
}
