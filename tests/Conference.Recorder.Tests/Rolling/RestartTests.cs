using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Extras;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Rolling;

[Collection(RealMedia.Name)]
public sealed class RestartTests(ITestOutputHelper output)
{
    private const double Seconds = 60;
    private static readonly RecordingSettings Grid = new(RecordingLayout.Grid);
    private static readonly byte[] EndOfJpeg = [0xFF, 0xD9];

    [Fact]
    public async Task A_composition_that_was_cut_off_goes_on_behind_its_last_whole_stretch()
    {
        await using var tape = await Tape.RecordAsync(Seconds, 25);
        using var desk = new RollingDesk();
        var first = await desk.OpenAsync(tape.Folder, Grid);
        var following = first.FollowAsync(CancellationToken.None);
        await UntilAsync(() => PlanLines(tape.Folder) >= 4);

        // What lies on the disk at this moment is what a killed process leaves, with a line half written.
        using var killed = new TestFolder();
        var left = new RecordingFolder(Path.Combine(killed.Path, "recordings", tape.Folder.Id));
        CopyFolder(tape.Folder.Root, left.Root);
        await File.AppendAllTextAsync(left.Plan, "{\"firstFrame\":1000,\"frameCou");
        await first.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => following);
        var composed = File.ReadLines(left.Plan).Skip(1).Take(3).ToArray();

        await using var second = await desk.OpenAsync(left, Grid);
        await second.FinishAsync(new Progress<double>(), CancellationToken.None);

        Assert.Equal(composed, File.ReadLines(left.Plan).Skip(1).Take(3));
        var numbers = await FrameNumbers.ReadAsync(left.Composite);
        Assert.Equal(Enumerable.Range(0, (int)(Seconds * 25)), numbers);
        Assert.Equal(Seconds / Thumbnails.Interval, Directory.EnumerateFiles(Path.Combine(left.Scenes, "thumbs")).Sum(CountJpegs));
    }

    [Fact]
    public async Task FFmpeg_may_be_killed_at_any_time()
    {
        await using var tape = await Tape.RecordAsync(Seconds, 25);
        using var desk = new RollingDesk();
        await using var composer = await desk.OpenAsync(tape.Folder, Grid);
        var following = composer.FollowAsync(CancellationToken.None);

        var killed = 0;
        for (var stretch = 1; stretch <= 3; stretch++)
        {
            await UntilAsync(() => PlanLines(tape.Folder) >= stretch && TryKill(tape.Folder));
            killed++;
        }

        await tape.EndAsync(Seconds);
        await following.WaitAsync(TimeSpan.FromMinutes(2));
        var composition = await composer.FinishAsync(new Progress<double>(), CancellationToken.None);

        output.WriteLine($"{killed} killed, {composition.Scenes} stretches");
        Assert.Empty(composition.Missing);
        Assert.Equal(Enumerable.Range(0, (int)(Seconds * 25)), await FrameNumbers.ReadAsync(tape.Folder.Composite));
    }

    [Fact]
    public async Task Other_settings_compose_everything_anew()
    {
        await using var tape = await Tape.RecordAsync(20, 25);
        await tape.EndAsync(20);
        using var desk = new RollingDesk();
        await using (var first = await desk.OpenAsync(tape.Folder, Grid))
            await first.FinishAsync(new Progress<double>(), CancellationToken.None);

        await using var second = await desk.OpenAsync(tape.Folder, Grid with { FrameRate = 30 });
        var composition = await second.FinishAsync(new Progress<double>(), CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(20), composition.Duration);
        Assert.Equal(600, (await FrameNumbers.ReadAsync(tape.Folder.Composite)).Length);
    }

    private static int PlanLines(RecordingFolder folder) => File.Exists(folder.Plan) ? File.ReadLines(folder.Plan).Count() : 0;

    private static int CountJpegs(string file) => File.ReadAllBytes(file).AsSpan().Count(EndOfJpeg);

    /// <summary>Kills the FFmpeg that renders pictures of this recording, if there is one now.</summary>
    private static bool TryKill(RecordingFolder folder)
    {
        foreach (var process in Process.GetProcessesByName("ffmpeg"))
        {
            using (process)
            {
                try
                {
                    var link = new FileInfo($"/proc/{process.Id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName;
                    var command = File.ReadAllText($"/proc/{process.Id}/cmdline");
                    if (link?.StartsWith(folder.Scenes, StringComparison.Ordinal) != true || !command.Contains("libx264", StringComparison.Ordinal))
                        continue;
                    process.Kill();
                    return true;
                }
                catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
                {
                    // It has ended while it was looked at.
                }
            }
        }

        return false;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1), "It did not come to that.");
            await Task.Delay(5);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            try
            {
                // Also what is being written at this moment, as far as it is.
                using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var target = File.Create(Path.Combine(to, Path.GetRelativePath(from, file)));
                source.CopyTo(target);
            }
            catch (IOException)
            {
                // It was deleted meanwhile, or is just being written, as any file of work in progress may be.
            }
        }
    }
}
