using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Api;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Support;

/// <summary>The real host with real workers on a free port, for all tests of a class.</summary>
public sealed class ControllerFixture : IAsyncLifetime
{
    private readonly string _dataFolder = Directory.CreateTempSubdirectory("conference-controller-tests-").FullName;
    private WebApplication? _app;
    private string _database = string.Empty;

    public IReadOnlyList<string> MoreArguments { get; init; } = [];

    /// <summary>What the controller is told of the database instead of where it is, for what stands between them.</summary>
    public Func<string, string> Reach { get; init; } = connection => connection;

    public Uri Address { get; private set; } = new("http://localhost");

    public HttpClient Http { get; private set; } = new();

    /// <summary>The API key of the tenant <c>default</c>, which a first start makes.</summary>
    public ApiKey Key { get; private set; } = new(string.Empty, string.Empty);

    /// <summary>An API key of another tenant.</summary>
    public ApiKey Stranger { get; private set; } = new(string.Empty, string.Empty);

    internal Database Database => Services.GetRequiredService<Database>();

    public string DataFolder => _dataFolder;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _database = Reach(await PostgresServer.AcquireAsync());
        await StartAsync();
        Key = ApiKey.Read(_dataFolder);
        Stranger = await MakeStrangerAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await PostgresServer.ReleaseAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }

    /// <summary>Ends the host and starts another one on the same data folder and database; its address is a new one.</summary>
    public async Task RestartAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        _app = ControllerHost.Build([
            "--Listen:HttpPort=0", "--Listen:HttpsPort=", $"--DataFolder={_dataFolder}", $"--Storage:ConnectionString={_database}",
            "--Media:WorkerCount=2", "--Media:BasePort=0",
            "--Serilog:MinimumLevel:Default=Warning",
            // All tests come from one address; what the limits do has tests of its own.
            "--Limits:CallsPerAddress:Count=100000", "--Limits:CallsPerAddress:Burst=100000", "--Limits:CallsPerKey:Burst=100000",
            "--Limits:MeetingsPerAddress:Count=100000", "--Limits:MeetingsPerTenant:Count=100000", "--Limits:JoinsPerAddress:Count=100000",
            "--Limits:JoinsPerTenant:Count=100000",
            .. MoreArguments]);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Address = new Uri(addresses.First());
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    private async Task<ApiKey> MakeStrangerAsync()
    {
        const string Tenant = "others";
        await Services.GetRequiredService<Database>().ExecuteAsync(
            "INSERT INTO tenant (id, name) VALUES (@Tenant, 'Others')", new { Tenant }, CancellationToken.None);
        var answer = await Services.GetRequiredService<ApiKeyChanges>().CreateAsync(
            Operation.BySystem(Tenant), "Theirs", [KeyScope.Api, KeyScope.Join], null, CancellationToken.None);
        using var made = JsonDocument.Parse(answer.Body);
        return new ApiKey(made.RootElement.Text("kid"), made.RootElement.Text("secret"));
    }

    /// <summary>Creates a meeting and answers its code.</summary>
    public async Task<string> CreateMeetingAsync()
    {
        using var response = await Http.PostAsJsonAsync("api/v1/meetings", new { name = "Test" });
        return (await response.EnsureSuccessStatusCode().ReadJsonAsync()).GetProperty("code").GetString()!;
    }

    /// <summary>Joins with a new device.</summary>
    public async Task<Joined> JoinAsync(string meeting, string name)
    {
        var device = new Device();
        using var response = await Http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = name, key = device.PublicKey });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(
            device, body.GetProperty("ticket").GetString()!, body.GetProperty("participantId").GetString()!, Address);
    }
}
