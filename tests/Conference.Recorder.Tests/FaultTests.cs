using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

[Collection(RealMedia.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_killed_FFmpeg_costs_a_moment_and_not_the_recording()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = await RecorderHost.StartAsync(meeting);

        double killed = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(4);
            killed = clock.Now;
            Assert.Equal(2, KillCaptures(host.FolderOf(clock.RecordingId).Root));
            await clock.UntilAsync(killed + 5);
        });
        var mp4 = await host.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cell = Assert.Single(Cells.Grid(1));
        await MovieAssert.ShowsAsync(mp4, killed - 1.5, cell, ada.Look);
        await MovieAssert.ShowsAsync(mp4, killed + 3, cell, ada.Look);
        await MovieAssert.SoundsAsync(mp4, killed + 3, ada.Look);
        var journal = await JournalReader.ReadAsync(host.FolderOf(recording.Id).Journal, CancellationToken.None);
        Assert.Equal(2, journal.OfType<TakeEnded>().Count(take => take is { Reason: "ProcessDied", ExitCode: 137 }));
        Assert.Equal(2, host.ManifestOf(recording.Id).Missing.Count);
    }

    [Fact]
    public async Task A_recorder_that_was_killed_finishes_the_recording_at_its_next_start()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = await RecorderHost.StartAsync(meeting);
        var crashed = RecorderHost.NewFolder();

        double seconds = 0;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(6);
            seconds = clock.Now;

            // What lies on the disk at this moment is what a killed process leaves, down to a torn last line.
            CopyFolder(host.DataFolder, crashed);
            await File.AppendAllTextAsync(Path.Combine(crashed, "recordings", clock.RecordingId, "journal.ndjson"), "{\"type\":\"still-rec");
        });
        await host.FinishAsync(recording.Id);

        await using var second = await RecorderHost.StartAsync(meeting, crashed);
        Assert.NotEqual(RecordingState.Recording, second.Director.Find(recording.Id)!.State);
        var mp4 = await second.FinishWithFileAsync(recording, output);

        await MovieAssert.IsCompositeAsync(mp4, second.Director.Find(recording.Id)!.Duration!.Value.TotalSeconds);
        Assert.InRange(second.Director.Find(recording.Id)!.Duration!.Value.TotalSeconds, seconds - 2, seconds + 0.2);
        await MovieAssert.ShowsAsync(mp4, seconds - 2.5, Assert.Single(Cells.Grid(1)), ada.Look);
        Assert.Contains(second.Director.List(TestMeeting.Request.MeetingCode), info => info.Id == recording.Id);
    }

    [Fact]
    public async Task A_recorder_that_shuts_down_finishes_its_recordings_at_its_next_start_even_with_a_damaged_track()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var alan = await meeting.JoinAsync("Alan", Look.Blue);
        var host = await RecorderHost.StartAsync(meeting);
        var started = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await host.DisposeAsync();

        var folder = host.FolderOf(started.Id);
        Assert.Equal(RecordingState.Recording, host.ManifestOf(started.Id).Recording.State);
        await File.WriteAllTextAsync(folder.Track("001-camera-1.mkv"), "this is not a film");
        await using var second = await RecorderHost.StartAsync(meeting, host.DataFolder);
        var info = await second.FinishAsync(started.Id);

        Assert.Equal(RecordingState.Completed, info.State);
        Assert.InRange(info.Duration!.Value.TotalSeconds, 4, 7);
        var mp4 = new Mp4(second.Director.FindFile(started.Id)!);
        await MovieAssert.ShowsCardAsync(mp4, 3.5, Cells.Grid(2)[0]);
        await MovieAssert.ShowsAsync(mp4, 3.5, Cells.Grid(2)[1], alan.Look);
        await MovieAssert.SoundsAsync(mp4, 3, ada.Look, alan.Look);
        Assert.Contains("001-camera-1.mkv", Assert.Single(second.ManifestOf(started.Id).Missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_worker_ends_its_tracks_and_the_recording_goes_on_with_the_new_ones()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = await RecorderHost.StartAsync(meeting);

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
        await using var host = await RecorderHost.StartAsync(meeting);

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

        // 4:3 stands in the middle of the cell; a quarter to the left of it is card.
        var (r, g, b) = await mp4.ColorAsync(switched + 4.5, cell.Width * 2 / 10, cell.Height / 2);
        Assert.True(r > 150 && g < 80 && b < 80, $"The smaller picture is {r:X2}{g:X2}{b:X2}.");
        (r, g, b) = await mp4.ColorAsync(switched + 4.5, cell.Width / 20, cell.Height / 2);
        Assert.True(r < 60, $"Beside the smaller picture is {r:X2}{g:X2}{b:X2}.");
        await MovieAssert.IsInSyncAsync(mp4, cell, ada.Look, output);
        Assert.InRange(track.KeyFrameRequests, 3, 1000);
    }

    private static int KillCaptures(string folder)
    {
        var killed = 0;
        foreach (var process in Process.GetProcessesByName("ffmpeg"))
        {
            if (File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(folder, StringComparison.Ordinal))
            {
                process.Kill();
                killed++;
            }
        }

        return killed;
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
