using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

/// <summary>The real host with a PostgreSQL of its own, which can be started again in the same folder.</summary>
internal sealed class AccessHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AccessHost(WebApplication app, string dataFolder)
    {
        _app = app;
        Key = ApiKey.Read(dataFolder);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Calls as a guest, unless a call brings its own header.</summary>
    public HttpClient Http { get; }

    /// <summary>The first API key, which is an operator's.</summary>
    public ApiKey Key { get; }

    public Uri Address => Http.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<AccessHost> StartAsync(string dataFolder, params string[] options)
    {
        var app = ControllerHost.Build([
            "--Listen:HttpPort=0", "--Listen:HttpsPort=", $"--DataFolder={dataFolder}", "--Media:WorkerCount=1", "--Media:BasePort=0",
            "--Serilog:MinimumLevel:Default=Warning", .. options]);
        try
        {
            await app.StartAsync();
            return new AccessHost(app, dataFolder);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>One call; a token is sent as Bearer.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token = null, object? body = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, $"api/v1/{path}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return Http.SendAsync(request);
    }

    /// <summary>A call of the first key that must succeed, and its answer's body.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var response = await SendAsync(method, path, token ?? Key.Token(), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>A key of another tenant.</summary>
    public async Task<ApiKey> OtherTenantAsync()
    {
        var tenant = await CallAsync(HttpMethod.Post, "tenants", new { name = "Other" });
        return new ApiKey(tenant.GetProperty("apiKey").Text("id"), tenant.GetProperty("apiKey").Text("secret"));
    }

    /// <summary>The session of an account that is no administrator's.</summary>
    public async Task<string> MemberSessionAsync()
    {
        var login = new { email = $"{Guid.NewGuid():N}@example.org", password = "a long password" };
        await CallAsync(HttpMethod.Post, "accounts", login);
        using var response = await SendAsync(HttpMethod.Post, "accounts/login", body: login);
        return (await response.EnsureSuccessStatusCode().ReadJsonAsync()).Text("session");
    }

    /// <summary>Somebody in a meeting of the first key's tenant.</summary>
    public async Task<Joined> JoinAsync(string? meeting = null)
    {
        meeting ??= (await CallAsync(HttpMethod.Post, "meetings", new { name = "Test" })).Text("id");
        var device = new Device();
        using var response = await Http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = "Ada", key = device.PublicKey });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(device, body.Text("ticket"), body.Text("participantId"), Address);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
