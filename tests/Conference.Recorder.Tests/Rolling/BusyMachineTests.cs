using System.Diagnostics;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Conference.Recorder.Tests.Media;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Rolling;

[Collection(RealMedia.Name)]
public sealed class BusyMachineTests(ITestOutputHelper output)
{
    private const int LowestPriority = 19;
    private const double Seconds = 16;

    [Fact]
    public async Task Without_a_CPU_for_it_composition_waits_at_the_lowest_priority_and_the_capture_never_does()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting, configure: options => options.ConcurrentRenders = 1);
        var place = await host.Slots.EnterAsync(CancellationToken.None);

        var backlog = TimeSpan.Zero;
        var recording = await host.RecordAsync(async clock =>
        {
            await clock.UntilAsync(Seconds);
            backlog = clock.Capture.Backlog;
        });
        var folder = host.FolderOf(recording.Job);
        var journal = await host.JournalOfAsync(recording.Job);

        output.WriteLine($"{backlog.TotalSeconds:F1} s behind");
        Assert.InRange(backlog.TotalSeconds, Seconds - 6, Seconds);
        Assert.Single(File.ReadLines(folder.Plan)); // what it is composed with, and no stretch
        Assert.All(
            journal.OfType<StillRecording>().Zip(journal.OfType<StillRecording>().Skip(1)), pair => Assert.InRange(pair.Second.At - pair.First.At, 0, 1));
        Assert.DoesNotContain(journal, entry => entry is TrackSilent or PictureDamaged);

        var finishing = host.FinishWithFileAsync(recording, output);
        place.Dispose();
        Assert.All(await NicesOfRenderAsync(folder), nice => Assert.Equal(LowestPriority, nice));
        var mp4 = await finishing;

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        for (var second = 2.5; second < recording.Seconds - 1; second += 3)
            await MovieAssert.ShowsAsync(mp4, second, Assert.Single(Cells.Grid(1)), ada.Look);
    }

    [Fact]
    public async Task Those_who_wait_for_a_disk_keep_no_packet_waiting()
    {
        const int blocked = 24;
        using var folder = new TestFolder();
        var pipe = folder.File("disk");
        await MediaTool.RunAsync("mkfifo", pipe);
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);

        var recording = await host.RecordAsync(async clock =>
        {
            // Reading a pipe nobody writes to holds a thread like a disk that does not answer.
            await clock.UntilAsync(1);
            var waiting = Enumerable.Range(0, blocked).Select(_ => Task.Run(() => File.OpenHandle(pipe).Dispose())).ToList();
            try
            {
                await clock.UntilAsync(5);
                Assert.All(waiting, reading => Assert.False(reading.IsCompleted));
            }
            finally
            {
                using var writer = File.OpenHandle(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                await Task.WhenAll(waiting);
            }
        });

        var alive = (await host.JournalOfAsync(recording.Job)).OfType<StillRecording>().Select(entry => entry.At).ToList();
        output.WriteLine($"alive at {string.Join(", ", alive.Select(at => at.ToString("F1")))} s");
        Assert.InRange(alive.Count, 7, 20);
        Assert.All(alive.Zip(alive.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 1));
    }

    /// <summary>The nice values (proc(5)) of all threads of the FFmpeg that renders a recording's pictures, once there is one and its first thread has its own.</summary>
    private static async Task<IReadOnlyList<int>> NicesOfRenderAsync(RecordingFolder folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            foreach (var process in Process.GetProcessesByName("ffmpeg"))
            {
                using (process)
                {
                    if (RendersIn(folder, process.Id) is [LowestPriority, .., _] nices)
                        return nices;
                }
            }

            await Task.Delay(5, patience.Token);
        }
    }

    private static int[] RendersIn(RecordingFolder folder, int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName.StartsWith(folder.Scenes, StringComparison.Ordinal) == true
                && File.ReadAllText($"/proc/{id}/cmdline").Contains("libx264", StringComparison.Ordinal)
                ? [.. Directory.GetDirectories($"/proc/{id}/task").OrderBy(thread => int.Parse(Path.GetFileName(thread))).Select(NiceOf)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended while it was looked at, or is somebody else's.
            return [];
        }
    }

    private static int NiceOf(string thread)
    {
        var stat = File.ReadAllText(Path.Combine(thread, "stat"));
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16]);
    }
}
