using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

[Collection(RealMedia.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_a_killed_recorder_leaves_on_the_disk_is_composed()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);
        using var crashed = new TestFolder();

        double seconds = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(6);
            seconds = clock.Now;

            // What lies on the disk at this moment is what a killed process leaves, down to a torn last line.
            CopyFolder(host.DataFolder, crashed.Path);
            await File.AppendAllTextAsync(Path.Combine(crashed.Path, "recordings", clock.Job.Id, "journal.ndjson"), "{\"type\":\"still-rec");
        });

        await using var second = RecorderHost.Start(meeting, crashed.Path);
        Assert.True(second.Engine.Holds(recording.Job.Id));
        var result = await second.FinishAsync(recording.Job);
        var mp4 = second.CompositeOf(recording.Job, result);

        await MovieAssert.IsCompositeAsync(mp4, result.Duration.TotalSeconds);
        Assert.InRange(result.Duration.TotalSeconds, seconds - 2, seconds + 0.2);
        await MovieAssert.ShowsAsync(mp4, seconds - 2.5, Assert.Single(Cells.Grid(1)), ada.Look);
    }

    [Fact]
    public async Task A_recording_whose_recorder_shut_down_is_composed_even_with_a_damaged_track()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var alan = await meeting.JoinAsync("Alan", Look.Blue);
        await using var host = RecorderHost.Start(meeting);
        var job = RecorderHost.NewJob();
        var capture = await host.Engine.CaptureAsync(job, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await capture.DisposeAsync();

        Assert.False((await capture.Completion).Final);
        await File.WriteAllTextAsync(host.FolderOf(job).Track("001-camera-1.mkv"), "this is not a film");
        var result = await host.FinishAsync(job);

        Assert.InRange(result.Duration.TotalSeconds, 4, 7);
        var mp4 = host.CompositeOf(job, result);
        await MovieAssert.ShowsCardAsync(mp4, 3.5, Cells.Grid(2)[0]);
        await MovieAssert.ShowsAsync(mp4, 3.5, Cells.Grid(2)[1], alan.Look);
        await MovieAssert.SoundsAsync(mp4, 3, ada.Look, alan.Look);
        Assert.Contains(result.Missing, missing => missing.Contains("001-camera-1.mkv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_worker_ends_its_tracks_and_the_recording_goes_on_with_the_new_ones()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        double lost = 0, back = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(3.5);
            lost = clock.Now;
            meeting.LoseMedia();
            await clock.UntilAsync(lost + 2);
            back = clock.Now;
            meeting.Return(ada);
            await clock.UntilAsync(back + 4);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cell = Assert.Single(Cells.Grid(1));
        await MovieAssert.ShowsAsync(mp4, lost - 0.5, cell, ada.Look);
        await MovieAssert.ShowsCardAsync(mp4, lost + 1.2, cell);
        await MovieAssert.ShowsAsync(mp4, back + 3, cell, ada.Look);
        await MovieAssert.SoundsAsync(mp4, back + 2.5, ada.Look);
    }

    [Fact]
    public async Task Loss_and_a_change_of_size_and_of_the_senders_clock_keep_sound_and_picture_together()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var small = await meeting.RehearseAsync(Look.Red with { Width = 320, Height = 240 });
        await using var host = RecorderHost.Start(meeting);

        double switched = 0;
        TestTrack track = ada.VideoTrack!;
        var recording = await host.RecordAsync(async clock =>
        {
            track.Loses = sequence => sequence % 50 == 0;
            ada.AudioTrack!.Loses = sequence => sequence % 50 == 0;
            await clock.UntilAsync(5);
            switched = clock.Now;
            TestMeeting.Replace(ada, small);
            await clock.UntilAsync(switched + 9);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cell = Assert.Single(Cells.Grid(1));
        await MovieAssert.ShowsAsync(mp4, switched - 1.5, cell, ada.Look);

        await MovieAssert.ShowsAsync(mp4, switched + 4.5, cell, ada.Look);
        await MovieAssert.IsInSyncAsync(mp4, cell, ada.Look, output);
        Assert.InRange(track.KeyFrameRequests, 3, 1000);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(copy);
            source.CopyTo(target);
        }
    }
}
