using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>The real host on a PostgreSQL of its own, or on that of another one, with quick retries.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Tenant = "default";

    private readonly WebApplication _app;

    private WebhookHost(WebApplication app, ApiKey key)
    {
        _app = app;
        Key = key;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key.Token());
    }

    public ApiKey Key { get; }

    /// <summary>Calls as an application of the tenant.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<WebhookHost> StartAsync(string dataFolder, params string[] options)
    {
        var app = await StartAppAsync(dataFolder, options);
        return new WebhookHost(app, ApiKey.Read(dataFolder));
    }

    /// <summary>Starts another controller on the database of <paramref name="first"/>, which must know the same master key.</summary>
    public static async Task<WebhookHost> StartBesideAsync(WebhookHost first, string dataFolder, params string[] options)
    {
        var app = await StartAppAsync(dataFolder, [$"--Storage:ConnectionString={first.Database.Source.ConnectionString}", .. options]);
        return new WebhookHost(app, first.Key);
    }

    public async Task<TestWebhook> CreateWebhookAsync(string url, string[]? events = null, string? meetingId = null)
    {
        using var response = await Http.PostAsJsonAsync("api/v1/webhooks", new { url, events, meetingId });
        var created = await response.ReadJsonAsync();
        Assert.Equal((HttpStatusCode.Created, ""), (response.StatusCode, response.IsSuccessStatusCode ? "" : created.ToString()));
        return new TestWebhook(this, created.Text("id"), created.Text("secret"));
    }

    /// <summary>Writes events of a meeting as the meeting does, numbered from <paramref name="first"/>.</summary>
    public async Task<IReadOnlyList<string>> EmitAsync(
        string meetingId, int first = 1, int count = 1, string type = "participantJoined", string? audience = null, string tenant = Tenant)
    {
        var ids = new List<string>();
        var written = new List<Task>();
        for (var sequence = first; sequence < first + count; sequence++)
        {
            ids.Add(Ids.New());
            var row = new OutboxEventRow(
                ids[^1], tenant, meetingId, sequence, TimeProvider.System.GetUtcNow(), type, audience, $$"""{"number": {{sequence}}}""");
            written.Add(Services.GetRequiredService<Ledger>().AppendAsync([row]));
        }
        await Task.WhenAll(written);
        return ids;
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>($"api/v1/{path}");

    /// <summary>Asks until an answer fits, at most a minute; a database that is away is waited for.</summary>
    public async Task<JsonElement> GetUntilAsync(string path, Func<JsonElement, bool> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var response = await Http.GetAsync(new Uri($"api/v1/{path}", UriKind.Relative));
            var found = await response.ReadJsonAsync();
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable && fits(found))
                return found;
            Assert.False(patience.IsCancellationRequested, $"{path} stays {found}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until so many deliveries of a webhook are in a state.</summary>
    public Task<JsonElement> GetDeliveriesAsync(TestWebhook webhook, string state, int count) =>
        GetUntilAsync($"{webhook.Deliveries}?state={state}&limit=200", page => page.GetProperty("items").GetArrayLength() == count);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<WebApplication> StartAppAsync(string dataFolder, string[] options)
    {
        var app = ControllerHost.Build([
            "--Listen:HttpPort=0", "--Listen:HttpsPort=", $"--DataFolder={dataFolder}", "--Media:WorkerCount=1", "--Media:BasePort=0",
            "--Serilog:MinimumLevel:Default=Error", "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateNetworks=true", "--Webhooks:Timeout=00:00:01",
            "--Webhooks:RetryDelays:0=00:00:00.1", .. options]);
        await app.StartAsync();
        return app;
    }
}
