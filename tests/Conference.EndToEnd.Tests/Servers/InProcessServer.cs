using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Hosting;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Jobs;
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

    private RecordingStore Recordings => _app.Services.GetRequiredService<RecordingStore>();

    private RecordingWaits Waits => _app.Services.GetRequiredService<RecordingWaits>();

    public static async Task<InProcessServer> StartAsync()
    {
        var server = new InProcessServer();
        await server._app.StartAsync();
        return server;
    }

    public Task<Meeting> OpenMeetingAsync(string name, CancellationToken cancellationToken) => Meetings.CreateAsync(
        Operation.BySystem(Caller.DefaultTenant), new MeetingDetails(name), passcodeHash: null, meeting => meeting, cancellationToken);

    /// <summary>Starts the meeting's recording; it runs then.</summary>
    public Task<RecordingRow> StartRecordingAsync(Meeting meeting, CancellationToken cancellationToken) =>
        _app.Services.GetRequiredService<RecordingStarts>().StartAsync(
            Operation.BySystem(meeting.TenantId), meeting, new RecordingSettings(RecordingLayout.Grid), name: null, cancellationToken);

    /// <summary>Stops the meeting's recording and waits until it is ready.</summary>
    /// <returns>The recording, and its film.</returns>
    public async Task<(RecordingRow Recording, string File)> StopRecordingAsync(Meeting meeting, TimeSpan patience, CancellationToken cancellationToken)
    {
        var stopping = await _app.Services.GetRequiredService<RecordingOrders>().WantAsync(
            Operation.BySystem(meeting.TenantId), meeting, DesiredCapture.Stopped, cancellationToken);
        var ended = await Waits.UntilAsync(stopping.Row!.Id, row => row.IsFinal, patience, cancellationToken);
        Assert.True(ended!.State == RecordingState.Completed, $"The recording is {ended.State}: {ended.ErrorCode} {ended.Error}");
        var recording = await Recordings.GetAsync(ended.Id, cancellationToken);
        var film = recording.Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Composite);
        return (recording, _app.Services.GetRequiredService<RecordingFiles>().LocalPath(recording, film)!);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
