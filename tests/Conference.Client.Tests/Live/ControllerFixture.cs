using System.Diagnostics;
using Conference.Controller.Hosting;
using Conference.Mediasoup.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Client.Tests.Live;

/// <summary>The real controller with a real worker, database and recorder, for all tests of a class.</summary>
public sealed class ControllerFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public IReadOnlyList<string> MoreArguments { get; init; } = [];

    /// <summary>
    /// Where the controller keeps its API key, for <see cref="ConferenceClient.FromKeyFile"/>. Others may enter it, for the embedded
    /// PostgreSQL of root runs as another user.
    /// </summary>
    public string DataFolder { get; } = Directory.CreateDirectory(
        Path.Combine(Path.GetTempPath(), $"conference-client-tests-{Guid.NewGuid():N}")).FullName;

    public Uri Address { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        _app = ControllerHost.Build([
            "--Listen:HttpPort=0", "--Listen:HttpsPort=", $"--DataFolder={DataFolder}", "--Media:WorkerCount=1", "--Media:BasePort=0",
            "--Serilog:MinimumLevel:Default=Warning", .. MoreArguments]);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>A client with the controller's first API key.</summary>
    public ConferenceClient Client() => ConferenceClient.FromKeyFile(DataFolder, Address);

    /// <summary>A client that nobody knows.</summary>
    public ConferenceClient Guest() => new(new() { Address = Address });

    /// <summary>Kills the media workers, as the system does when memory is short; the controller starts others.</summary>
    public void KillWorkers()
    {
        foreach (var worker in _app!.Services.GetRequiredService<WorkerPool>().Workers)
        {
            using var process = Process.GetProcessById(worker.Worker.ProcessId);
            process.Kill();
        }
    }
}
