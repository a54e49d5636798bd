using Conference.Controller.Tests.Storage;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

public sealed class JobOutageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task While_the_database_is_away_a_capture_goes_on_obeys_and_is_written_later()
    {
        await using var relay = new SocketRelay(postgres.ConnectionString);
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(relay.ConnectionString, folder.Path);
        var id = await host.AddAsync("meeting");
        await host.UntilAsync(id, RecordingState.Recording);
        var capture = host.Engine.Captures[id];
        relay.GoAway();

        var told = new TaskCompletionSource<JobReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Worker.Changed += (_, change) => told.TrySetResult(change.Report);
        Assert.True(host.Worker.TryOrder("meeting", DesiredCapture.Paused));
        Assert.Equal(RecordingState.Paused, (await told.Task.WaitAsync(TimeSpan.FromSeconds(10))).State);
        Assert.True(capture.IsPaused);
        Assert.False(host.Worker.TryOrder("another meeting", DesiredCapture.Paused));
        Assert.False(capture.Completion.IsCompleted);

        relay.ComeBack();
        var paused = await host.UntilAsync(id, RecordingState.Paused);
        Assert.Equal((DesiredCapture.Paused, 1L), (paused.Desired, paused.Epoch));
        await host.WantAsync(id, "recording"); // the database's word counts again
        await host.UntilAsync(id, RecordingState.Recording);

        relay.GoAway();
        Assert.True(host.Worker.TryOrder("meeting", DesiredCapture.Stopped));
        await capture.Completion.WaitAsync(TimeSpan.FromSeconds(10));
        relay.ComeBack();
        var completed = await host.UntilAsync(id, RecordingState.Completed);
        Assert.Equal(DesiredCapture.Stopped, completed.Desired);
        Assert.Single(host.Engine.Captured);
    }
}
