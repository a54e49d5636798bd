using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

public sealed class JobLeaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_recorder_that_comes_back_goes_on_with_its_capture_at_once()
    {
        using var folder = new TemporaryFolder();
        var first = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await first.AddAsync();
        var before = await first.UntilAsync(id, RecordingState.Recording);
        await first.VanishAsync();

        await using var second = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var after = await second.UntilAsync(id, row => row.State == RecordingState.Recording && row.Epoch > before.Epoch);
        Assert.Equal(before.Owner, after.Owner);
        Assert.Equal([id], second.Engine.Captured);
        await second.WantAsync(id, "stopped");
        await second.UntilAsync(id, RecordingState.Completed);
    }

    [Fact]
    public async Task A_recorder_that_shuts_down_leaves_its_capture_and_goes_on_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        string id;
        await using (var first = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path))
        {
            id = await first.AddAsync();
            await first.UntilAsync(id, RecordingState.Recording);
            var capture = first.Engine.Captures[id];
            await first.DisposeAsync();
            Assert.True(capture.WasLeft);
        }

        await using var second = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        await second.UntilAsync(id, row => row.State == RecordingState.Recording && second.Engine.Captured.Contains(id));
    }

    [Fact]
    public async Task When_the_meeting_is_over_meanwhile_what_was_captured_is_composed()
    {
        using var folder = new TemporaryFolder();
        var first = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await first.AddAsync();
        await first.UntilAsync(id, RecordingState.Recording);
        await first.VanishAsync();
        await using var second = await WorkerHost.StartAsync(
            postgres.ConnectionString, folder.Path, script: engine => engine.OnCapture = job => new MeetingNotFoundException(job.MeetingId));
        var completed = await second.UntilAsync(id, RecordingState.Completed);
        Assert.Equal("Interrupted", completed.EndReason);
    }

    [Fact]
    public async Task A_disk_that_is_gone_frees_the_meeting_and_says_whom_it_waits_for()
    {
        using var gone = new TemporaryFolder();
        using var here = new TemporaryFolder();
        var first = await WorkerHost.StartAsync(postgres.ConnectionString, gone.Path, new Dictionary<string, string> { ["Name"] = "rec-1" });
        var id = await first.AddAsync("the meeting");
        await first.UntilAsync(id, RecordingState.Recording);
        await first.VanishAsync();
        await using var other = await WorkerHost.StartAsync(postgres.ConnectionString, here.Path, new Dictionary<string, string> { ["Name"] = "rec-2" });
        await TakeAwayAsync(other, id);
        await other.Database.ExecuteAsync("UPDATE recorder SET seen_at = seen_at - interval '1 minute' WHERE name = 'rec-1'", null, CancellationToken.None);
        var waiting = await other.ReadAsync(id);
        Assert.Equal((RecordingState.Composing, "rec-1", "recorder_lost"), (waiting.State, waiting.WaitsFor, waiting.ErrorCode));

        var anew = await other.AddAsync("the meeting"); // the meeting is free
        await other.UntilAsync(anew, RecordingState.Recording);
        Assert.DoesNotContain(id, other.Engine.Captured);

        // Its recorder comes back while the meeting is recorded anew: what it has is composed.
        await using var back = await WorkerHost.StartAsync(postgres.ConnectionString, gone.Path, new Dictionary<string, string> { ["Name"] = "rec-1" });
        await back.UntilAsync(id, RecordingState.Completed);
        Assert.Equal(RecordingState.Recording, (await back.ReadAsync(anew)).State);
    }

    [Fact]
    public async Task After_a_day_a_recording_without_its_disk_is_a_dead_letter()
    {
        using var gone = new TemporaryFolder();
        using var here = new TemporaryFolder();
        var first = await WorkerHost.StartAsync(postgres.ConnectionString, gone.Path);
        var id = await first.AddAsync();
        await first.UntilAsync(id, RecordingState.Recording);
        await first.VanishAsync();
        await using var other = await WorkerHost.StartAsync(postgres.ConnectionString, here.Path, records: false);
        await TakeAwayAsync(other, id);
        await other.Database.ExecuteAsync(
            "UPDATE recorder SET seen_at = now() - interval '25 hours'; UPDATE recording SET updated_at = now() - interval '25 hours'", null, CancellationToken.None);
        await other.Sweeper.SweepAsync(CancellationToken.None);
        var failed = await other.ReadAsync(id);
        Assert.Equal((RecordingState.Failed, RecordingState.Composing, "recorder_lost"), (failed.State, failed.FailedState, failed.ErrorCode));
    }

    [Fact]
    public async Task Whoever_has_lost_the_lease_stops_and_writes_nothing_any_more()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await host.AddAsync();
        await host.UntilAsync(id, RecordingState.Recording);
        var capture = host.Engine.Captures[id];
        await host.Database.ExecuteAsync(
            "UPDATE recording SET epoch = epoch + 1, owner = 'another', storage_id = 'elsewhere' WHERE id = @id", new { id }, CancellationToken.None);
        await capture.Completion.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(capture.WasLeft);
        var row = await host.ReadAsync(id);
        Assert.Equal((RecordingState.Recording, "another"), (row.State, row.Owner));
        Assert.Empty(host.Engine.Composed);
    }

    [Fact]
    public async Task A_silent_recorder_that_lives_takes_its_recording_back()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await host.AddAsync();
        await host.UntilAsync(id, RecordingState.Recording);
        await TakeAwayAsync(host, id);
        var back = await host.UntilAsync(id, row => row is { State: RecordingState.Recording, Owner: not null });
        Assert.Equal(1, back.Epoch);
        Assert.Single(host.Engine.Captured);
    }

    // The lease runs out, as if nobody had renewed it. The sweeper waits until the database has run for longer than a lease.
    private static async Task TakeAwayAsync(WorkerHost host, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await host.Database.ExecuteAsync(
                "UPDATE recording SET lease_until = now() - interval '1 minute' WHERE id = @id", new { id }, CancellationToken.None);
        }
        while (await host.Sweeper.SweepAsync(CancellationToken.None) == 0);
    }
}
