using System.Net;
using Conference.Controller.Errors;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Conference.Controller.Tests.Storage;

/// <summary>What the REST API and the health check say while the database is away.</summary>
public sealed class StorageApiTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Patience };
    private SocketRelay? _relay;
    private WebApplication? _app;

    private SocketRelay Relay => _relay!;

    private IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _relay = new SocketRelay(await PostgresServer.AcquireAsync());
        _app = ControllerHost.Build([
            "--Listen:HttpPort=0", "--Listen:HttpsPort=", $"--DataFolder={_folder.Path}", $"--Storage:ConnectionString={Relay.ConnectionString}",
            "--Media:WorkerCount=1", "--Media:BasePort=0", "--Serilog:MinimumLevel:Default=Fatal"]);
        await _app.StartAsync();
        await Services.GetRequiredService<Database>().ExecuteAsync(NoteRow.Schema, null, CancellationToken.None);
        _http.BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await Relay.DisposeAsync();
        await PostgresServer.ReleaseAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task While_the_ledger_is_away_calls_get_503_with_Retry_After_and_the_controller_stays_ready()
    {
        Relay.GoAway();
        await Services.GetRequiredService<Ledger>().AppendAsync([new NoteLineRow("note", 1)]).WaitAsync(Patience);

        using var refused = await _http.GetAsync("api/v1/meetings/abcd-efgh-ijk");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("storage_unavailable", (await refused.ReadJsonAsync()).GetProperty("code").GetString());
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        using var ready = await _http.GetAsync("health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("Degraded", await ready.Content.ReadAsStringAsync());

        Relay.ComeBack();
        using var patience = new CancellationTokenSource(Patience);
        while (await StatusAsync("api/v1/meetings/abcd-efgh-ijk") == HttpStatusCode.ServiceUnavailable)
            await Task.Delay(refused.Headers.RetryAfter.Delta.Value / 4, patience.Token);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("api/v1/meetings/abcd-efgh-ijk"));
    }

    [Fact]
    public async Task A_read_that_finds_the_database_away_becomes_503_and_one_that_is_wrong_becomes_500()
    {
        var database = Services.GetRequiredService<Database>();
        var wrong = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("SELECT nonsense", null, CancellationToken.None));
        Relay.GoAway();
        var away = await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.ExecuteAsync("SELECT 1", null, CancellationToken.None));

        Assert.Equal(StatusCodes.Status500InternalServerError, await ExplainAsync(wrong));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await ExplainAsync(away));
    }

    [Fact]
    public async Task A_node_tells_that_it_runs_by_the_databases_clock()
    {
        const string Sql = "SELECT seen_at BETWEEN now() - interval '15 seconds' AND now() FROM media_node WHERE id = @Id";
        var database = Services.GetRequiredService<Database>();
        var node = Services.GetRequiredService<NodeId>();
        using var patience = new CancellationTokenSource(Patience);

        bool? seen;
        while ((seen = await database.FindAsync<bool?>(Sql, new { node.Id }, patience.Token)) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);

        Assert.True(seen);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    private async Task<int> ExplainAsync(Exception exception)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        Assert.True(await Services.GetServices<IExceptionHandler>().OfType<ProblemWriter>().Single()
            .TryHandleAsync(context, exception, CancellationToken.None));
        return context.Response.StatusCode;
    }
}
