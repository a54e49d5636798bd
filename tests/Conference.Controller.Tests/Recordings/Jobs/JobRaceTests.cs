using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

public sealed class JobRaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Jobs = 100;

    [Fact]
    public async Task Of_two_recorders_that_race_for_a_hundred_jobs_each_job_is_taken_once()
    {
        using var left = new TemporaryFolder();
        using var right = new TemporaryFolder();
        using var api = new TemporaryFolder();
        await using var asking = await WorkerHost.StartAsync(postgres.ConnectionString, api.Path, records: false);
        var ids = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(_ => asking.AddAsync()));
        var settings = new Dictionary<string, string> { ["MaxRecordings"] = "60", ["MaxCompositions"] = "8" };
        var starts = await Task.WhenAll(
            WorkerHost.StartAsync(postgres.ConnectionString, left.Path, settings), WorkerHost.StartAsync(postgres.ConnectionString, right.Path, settings));
        await using var one = starts[0];
        await using var other = starts[1];
        foreach (var id in ids)
            await asking.UntilAsync(id, RecordingState.Recording);
        Assert.Equal(Jobs, one.Engine.Captured.Count + other.Engine.Captured.Count);
        Assert.Equal(ids.Order(), one.Engine.Captured.Concat(other.Engine.Captured).Order());
        Assert.NotEmpty(one.Engine.Captured);
        Assert.NotEmpty(other.Engine.Captured);
        await Task.WhenAll(ids.Select(id => asking.WantAsync(id, "stopped")));
        foreach (var id in ids)
            await asking.UntilAsync(id, RecordingState.Completed);
        Assert.Equal(ids.Order(), one.Engine.Composed.Concat(other.Engine.Composed).Order());
    }

    [Fact]
    public async Task A_recorder_takes_no_more_than_it_has_room_for()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(
            postgres.ConnectionString, folder.Path, new Dictionary<string, string> { ["MaxRecordings"] = "2" });
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.AddAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(ids.Select(id => host.UntilAsync(id, row => row.State == RecordingState.Recording, TimeSpan.FromSeconds(3)))));
        var states = (await Task.WhenAll(ids.Select(host.ReadAsync))).Select(row => row.State).ToList();
        Assert.Equal(2, states.Count(state => state == RecordingState.Recording));
        Assert.Single(states, RecordingState.Pending);
        await host.WantAsync(host.Engine.Captured.First(), "stopped");
        foreach (var id in ids.Except([host.Engine.Captured.First()]))
            await host.UntilAsync(id, RecordingState.Recording);
    }
}
