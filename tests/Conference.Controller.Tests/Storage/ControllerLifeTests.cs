using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Storage;

/// <summary>However a controller ends, its database ends with it or is found by the next one.</summary>
[SupportedOSPlatform("linux")]
public sealed class ControllerLifeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_to_stop_the_controller_stops_its_database_in_an_orderly_way(bool controlC)
    {
        using var controller = await ControllerProcess.Start(_folder.Path).WhenReadyAsync();
        var database = ControllerProcess.DatabaseOf(_folder.Path)!.Value;

        if (controlC)
            controller.PressControlC();
        else
            controller.Send(UnixSignal.Terminate);
        await controller.Exited;

        Assert.Equal(0, controller.ExitCode);
        Assert.Null(ControllerProcess.DatabaseOf(_folder.Path));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(database));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "ledger.spool.ndjson")));
    }

    [Fact]
    public async Task A_killed_controller_takes_its_database_with_it_and_the_next_one_starts()
    {
        using var killed = await ControllerProcess.Start(_folder.Path).WhenReadyAsync();
        using var database = Process.GetProcessById(ControllerProcess.DatabaseOf(_folder.Path)!.Value);

        killed.Send(UnixSignal.Kill);
        await killed.Exited;

        using var controller = await ControllerProcess.Start(_folder.Path).WhenReadyAsync();
        await database.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        controller.Send(UnixSignal.Terminate);
        await controller.Exited;
    }

    [Fact]
    public async Task A_controller_that_cannot_start_leaves_no_database_running()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        using var controller = ControllerProcess.Start(_folder.Path, $"--Listen:HttpPort={((IPEndPoint)taken.LocalEndpoint).Port}");
        await controller.Exited;

        Assert.Equal(1, controller.ExitCode);
        Assert.Contains("Another program listens there", await controller.ErrorsAsync());
        Assert.Null(ControllerProcess.DatabaseOf(_folder.Path));
    }
}
