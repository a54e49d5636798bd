using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Hosting;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.EndToEnd.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>The whole controller in this process, with real workers and the real recorder, for participants that are no browsers.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private readonly ScratchFolder _data = new();
    private readonly WebApplication _app;

    private InProcessServer() => _app = ControllerHost.Build(
        [$"--DataFolder={_data.Path}", .. ConferenceServer.FreePorts, "--Serilog:MinimumLevel:Default=Warning"]);

    public MeetingRegistry Meetings => _app.Services.GetRequiredService<MeetingRegistry>();

    public MediaRooms Rooms => _app.Services.GetRequiredService<MediaRooms>();

    public IRecordingDirector Director => _app.Services.GetRequiredService<IRecordingDirector>();

    public static async Task<InProcessServer> StartAsync()
    {
        var server = new InProcessServer();
        await server._app.StartAsync();
        return server;
    }

    public Task<Meeting> OpenMeetingAsync(string name, CancellationToken cancellationToken) => Meetings.CreateAsync(
        Operation.BySystem(Caller.DefaultTenant), new MeetingDetails(name), passcodeHash: null, meeting => meeting, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
