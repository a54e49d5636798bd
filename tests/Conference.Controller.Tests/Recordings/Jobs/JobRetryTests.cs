using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings.Jobs;

public sealed class JobRetryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task What_fails_for_a_while_is_tried_again_and_completes()
    {
        var failures = 0;
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path, script: engine => engine.OnCompose = (_, _) =>
            Interlocked.Increment(ref failures) <= 2 ? throw new RecordingFailedException("ffmpeg_failed", "It fell over.", retryable: true) : Task.CompletedTask);
        var id = await RecordAsync(host);
        var waiting = await host.UntilAsync(id, row => row.ErrorCode is not null);
        Assert.Equal((RecordingState.Composing, "ffmpeg_failed", (string?)null), (waiting.State, waiting.ErrorCode, waiting.Owner));
        var completed = await host.UntilAsync(id, RecordingState.Completed);
        Assert.Equal(3, failures);
        Assert.Null(completed.ErrorCode);
        Assert.Single(completed.Artifacts);
    }

    [Fact]
    public async Task What_fails_for_good_goes_to_the_dead_letter_list_at_once()
    {
        var tries = 0;
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path, script: engine => engine.OnCompose = (_, _) =>
        {
            tries++;
            throw new RecordingFailedException("codec_unknown", "Nobody can read this.", retryable: false);
        });
        var failed = await host.UntilAsync(await RecordAsync(host), RecordingState.Failed);
        Assert.Equal((1, "codec_unknown", "Nobody can read this.", RecordingState.Composing), (tries, failed.ErrorCode, failed.Error, failed.FailedState));
        Assert.True(host.Engine.Holds(failed.Id));
    }

    [Fact]
    public async Task After_the_last_try_it_is_a_dead_letter_with_its_files()
    {
        var tries = 0;
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(
            postgres.ConnectionString, folder.Path, new Dictionary<string, string> { ["MaxAttempts"] = "3" }, engine => engine.OnCompose = (_, _) =>
            {
                tries++;
                throw new IOException("The disk is slow today.");
            });
        var failed = await host.UntilAsync(await RecordAsync(host), RecordingState.Failed);
        Assert.Equal((3, 3, "storage_failed"), (tries, failed.Attempts, failed.ErrorCode));
        Assert.True(host.Engine.Holds(failed.Id));
    }

    [Fact]
    public async Task A_recording_of_which_the_recorder_dies_each_time_is_a_dead_letter()
    {
        var one = new Dictionary<string, string> { ["MaxAttempts"] = "1" };
        using var folder = new TemporaryFolder();
        var composes = new TaskCompletionSource();
        var first = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path, one, engine => engine.OnCompose = async (_, token) =>
        {
            composes.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        var id = await RecordAsync(first);
        await composes.Task;
        await first.UntilAsync(id, RecordingState.Composing);
        await first.VanishAsync();
        await using var second = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path, one);
        var failed = await second.UntilAsync(id, RecordingState.Failed);
        Assert.Equal(("recorder_died", RecordingState.Composing), (failed.ErrorCode, failed.FailedState));
        Assert.StartsWith("At try 1 of 1 the recorder died while it was composing.", failed.Error, StringComparison.Ordinal);
        Assert.Empty(second.Engine.Composed);
        Assert.True(second.Engine.Holds(id));
    }

    [Fact]
    public async Task A_start_that_fails_says_why_and_frees_the_meeting()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(
            postgres.ConnectionString, folder.Path, script: engine => engine.OnCapture = job => job.MeetingId == "gone" ? new MeetingNotFoundException("gone") : null);
        var failed = await host.UntilAsync(await host.AddAsync("gone"), RecordingState.Failed);
        Assert.Equal(("meeting_not_running", (string?)null, (RecordingState?)null), (failed.ErrorCode, failed.StorageId, failed.FailedState));
        await host.AddAsync("gone"); // the place in the meeting is free again
    }

    [Fact]
    public async Task Pause_and_resume_reach_the_capture_and_are_counted()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await host.AddAsync();
        await host.UntilAsync(id, RecordingState.Recording);
        await host.WantAsync(id, "paused");
        Assert.NotNull((await host.UntilAsync(id, RecordingState.Paused)).PausedAt);
        Assert.True(host.Engine.Captures[id].IsPaused);
        await host.WantAsync(id, "recording");
        var resumed = await host.UntilAsync(id, RecordingState.Recording);
        Assert.Null(resumed.PausedAt);
        Assert.True(resumed.PausedSeconds > 0);
        Assert.False(host.Engine.Captures[id].IsPaused);
    }

    [Fact]
    public async Task A_meeting_that_ends_completes_its_recording()
    {
        using var folder = new TemporaryFolder();
        await using var host = await WorkerHost.StartAsync(postgres.ConnectionString, folder.Path);
        var id = await host.AddAsync();
        await host.UntilAsync(id, RecordingState.Recording);
        host.Engine.Captures[id].End("MeetingEnded");
        Assert.Equal("MeetingEnded", (await host.UntilAsync(id, RecordingState.Completed)).EndReason);
    }

    private static async Task<string> RecordAsync(WorkerHost host)
    {
        var id = await host.AddAsync();
        await host.UntilAsync(id, RecordingState.Recording);
        await host.WantAsync(id, "stopped");
        return id;
    }
}
