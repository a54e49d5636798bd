using System.Diagnostics;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
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
        Assert.Equal(LowestPriority, await NiceOfRenderAsync(folder));
        var mp4 = await finishing;

        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        for (var second = 2.5; second < recording.Seconds - 1; second += 3)
            await MovieAssert.ShowsAsync(mp4, second, Assert.Single(Cells.Grid(1)), ada.Look);
    }

    /// <summary>The nice value (proc(5)) of the FFmpeg that renders a recording's pictures, once there is one.</summary>
    private static async Task<int> NiceOfRenderAsync(RecordingFolder folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            foreach (var process in Process.GetProcessesByName("ffmpeg"))
            {
                using (process)
                {
                    if (RendersIn(folder, process.Id) is { } nice)
                        return nice;
                }
            }

            await Task.Delay(5, patience.Token);
        }
    }

    private static int? RendersIn(RecordingFolder folder, int id)
    {
        try
        {
            if (new FileInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName.StartsWith(folder.Scenes, StringComparison.Ordinal) != true
                || !File.ReadAllText($"/proc/{id}/cmdline").Contains("libx264", StringComparison.Ordinal))
                return null;
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended while it was looked at, or is somebody else's.
            return null;
        }
    }
}
