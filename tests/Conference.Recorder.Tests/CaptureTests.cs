using System.Diagnostics;
using Conference.Recorder.Journal;
using Conference.Recorder.Matroska;
using Conference.Recorder.Tests.Children;
using Conference.Recorder.Tests.Media;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

/// <summary>What a capture leaves in its folder, whatever happens to it.</summary>
[Collection(RealMedia.Name)]
public sealed class CaptureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_killed_recorder_loses_less_than_a_second_and_the_next_one_goes_on_within_another()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        var job = RecorderHost.NewJob();
        using var folder = new TestFolder();
        await using (var child = await CaptureChild.StartAsync(meeting, folder.Path, job.Id))
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await child.KillAsync();
        }

        await using var host = RecorderHost.Start(meeting, folder.Path);
        Assert.True(host.Engine.Holds(job.Id));
        var left = (await host.JournalOfAsync(job)).Max(entry => entry.At);
        foreach (var (name, least) in new[] { ("001-camera-1.mkv", 2.5), ("002-microphone-1.mkv", 4.2) })
        {
            var clusters = new MatroskaScanner(host.FolderOf(job).Track(name)).ReadOn();
            output.WriteLine($"{name}: {clusters[0].From:F2} to {clusters[^1].To:F2} s, journal to {left:F2} s");
            Assert.InRange(clusters[^1].To, least, 6);
            Assert.Equal("", await MediaTool.DecodeAsync(host.FolderOf(job).Track(name)));
        }

        await File.AppendAllTextAsync(host.FolderOf(job).Journal, "{\"type\":\"still-rec");
        await using var capture = await host.Engine.CaptureAsync(job, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(4));
        var end = await capture.StopAsync(CancellationToken.None);

        var journal = await host.JournalOfAsync(job);
        var continued = Assert.Single(journal.OfType<RecordingContinued>());
        Assert.InRange(continued.At, left, left + 0.5);
        Assert.InRange(continued.BreakSeconds, 0, 8);
        Assert.InRange(end.Duration.TotalSeconds, continued.At + 3.9, continued.At + 5);
        Assert.Equal(journal.OfType<RecordingBegan>().First().WallTime, capture.StartedAt);
        Assert.Equal(4, journal.OfType<TakeBegan>().Select(take => take.File).Distinct().Count());
        Assert.All(journal.OfType<TakeBegan>(), take => Assert.NotEmpty(new MatroskaScanner(host.FolderOf(job).Track(take.File)).ReadOn()));
        Assert.Equal("Ada", ada.Name);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_ends_the_recording_and_leaves_it_readable()
    {
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        var job = RecorderHost.NewJob();
        using var folder = new TestFolder();
        await using var child = await CaptureChild.StartAsync(meeting, folder.Path, job.Id, fileLimit: 32);
        await child.EndAsync();

        Assert.Equal("StorageFailed", await File.ReadAllTextAsync(folder.File("end")));
        await using var host = RecorderHost.Start(meeting, folder.Path);
        var ended = (await host.JournalOfAsync(job)).OfType<RecordingEnded>().Single();
        Assert.Equal("StorageFailed", ended.Reason);
        Assert.InRange(ended.At, 2, 20);
        foreach (var file in Directory.GetFiles(host.FolderOf(job).Tracks))
        {
            Assert.NotEmpty(new MatroskaScanner(file).ReadOn());
            Assert.Equal("", await MediaTool.DecodeAsync(file));
        }
    }

    [Fact]
    public async Task Nothing_of_a_pause_is_on_the_disk_and_the_clock_stands_still()
    {
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(3);
            await clock.Capture.PauseAsync(CancellationToken.None);
            await clock.Capture.PauseAsync(CancellationToken.None);
            var before = SizeOf(host.FolderOf(clock.Job).Tracks);
            await meeting.JoinAsync("Alan", Look.Blue);
            await clock.UntilAsync(6);
            Assert.Equal(before, SizeOf(host.FolderOf(clock.Job).Tracks));
            await clock.Capture.ResumeAsync(CancellationToken.None);
            await clock.Capture.ResumeAsync(CancellationToken.None);
            await clock.UntilAsync(9);
        });

        var journal = await host.JournalOfAsync(recording.Job);
        Assert.InRange(recording.Seconds, 5.5, 6.5);
        var paused = Assert.Single(journal.OfType<RecordingPaused>());
        var resumed = Assert.Single(journal.OfType<RecordingResumed>());
        Assert.Equal(paused.At, resumed.At);
        Assert.InRange((resumed.WallTime - paused.WallTime).TotalSeconds, 2.5, 3.5);
        Assert.Equal(6, journal.OfType<TakeBegan>().Count());
        Assert.Equal(2, journal.OfType<TakeEnded>().Count(take => take.Reason == "RecordingPaused"));
        Assert.All(journal.OfType<TakeBegan>(), take => Assert.True(take.At <= paused.At || take.At >= resumed.At));
    }

    [Fact]
    public async Task A_capture_that_was_paused_when_its_recorder_ended_stays_paused()
    {
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);
        var job = RecorderHost.NewJob();
        var first = await host.Engine.CaptureAsync(job, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await first.PauseAsync(CancellationToken.None);
        await first.DisposeAsync();
        Assert.False((await first.Completion).Final);

        await using var second = await host.Engine.CaptureAsync(job, CancellationToken.None);
        var before = SizeOf(host.FolderOf(job).Tracks);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(before, SizeOf(host.FolderOf(job).Tracks));
        var since = Stopwatch.GetTimestamp();
        await second.ResumeAsync(CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var resumed = Stopwatch.GetElapsedTime(since).TotalSeconds;
        var end = await second.StopAsync(CancellationToken.None);

        var pausedAt = (await host.JournalOfAsync(job)).OfType<RecordingPaused>().Single().At;
        Assert.InRange(end.Duration.TotalSeconds, pausedAt + 1.9, pausedAt + resumed + 0.2);
        Assert.Equal(0, (await host.JournalOfAsync(job)).OfType<RecordingContinued>().Single().BreakSeconds);
        Assert.True(SizeOf(host.FolderOf(job).Tracks) > before);
    }

    [Fact]
    public async Task The_journal_says_why_a_track_is_missing()
    {
        await using var meeting = new TestMeeting();
        meeting.JoinSilently("p1", "Ada");
        meeting.AnnounceDeadCamera("p1");
        meeting.AnnounceStrangeCamera("p1");
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock => await clock.UntilAsync(6));

        var journal = await host.JournalOfAsync(recording.Job);
        var silent = Assert.Single(journal.OfType<TrackSilent>());
        Assert.Equal("t1", silent.TrackId);
        Assert.InRange(silent.Since, 0, 1);
        var refused = Assert.Single(journal.OfType<TrackRefused>());
        Assert.Equal("t2", refused.TrackId);
        Assert.Contains("H263", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_of_half_a_second_end_nothing()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock =>
        {
            for (var i = 1; i <= 3; i++)
            {
                await clock.UntilAsync(i * 2);
                ada.VideoTrack!.Loses = ada.AudioTrack!.Loses = _ => true;
                await Task.Delay(TimeSpan.FromMilliseconds(500));
                ada.VideoTrack!.Loses = ada.AudioTrack!.Loses = null;
            }

            await clock.UntilAsync(9);
        });

        var journal = await host.JournalOfAsync(recording.Job);
        Assert.Equal(2, journal.OfType<TakeBegan>().Count());
        Assert.Equal(2, journal.OfType<ClockRebased>().Count());
        Assert.Empty(journal.OfType<TrackSilent>());
        Assert.NotEmpty(journal.OfType<PictureDamaged>());
        Assert.InRange(ada.VideoTrack!.KeyFrameRequests, 3, 100);
        var sound = new MatroskaScanner(host.FolderOf(recording.Job).Track("002-microphone-1.mkv")).ReadOn().SelectMany(cluster => cluster.Times).ToArray();
        Assert.InRange(sound[^1] - sound[0], 8, 9.2);
        Assert.Equal(3, sound.Zip(sound.Skip(1)).Count(pair => pair.Second - pair.First > 0.4));
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
}
