using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Tests.Rolling;
using Conference.Testing.People;

namespace Conference.Recorder.Tests.Children;

/// <summary>
/// A process that composes on a small disk, which nobody else sees and which is gone with it: a file system in memory, in a mount namespace of its own.
/// </summary>
internal static class FullDiskChild
{
    public const string Command = "full-disk";

    private const int Mebibytes = 48;
    private const double Seconds = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What it wrote to its error output; empty when all went well.</summary>
    public static async Task<string> RunToEndAsync()
    {
        using var disk = new TestFolder();

        // Whoever is not root becomes it in a namespace of users.
        string[] user = Environment.IsPrivilegedProcess ? [] : ["--user", "--map-root-user"];
        using var process = Process.Start(new ProcessStartInfo(
            "unshare",
            [
                .. user, "--mount", "/bin/sh", "-c", $"mount -t tmpfs -o size={Mebibytes}m tmpfs \"$0\" && exec \"$@\"",
                disk.Path, "dotnet", "exec", typeof(FullDiskChild).Assembly.Location, Command, disk.Path,
            ])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var errors = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? errors : $"exit code {process.ExitCode}: {errors}";
    }

    /// <summary>The process's side of it.</summary>
    public static async Task RunAsync(string disk)
    {
        await using var tape = await Tape.RecordAsync(Seconds, 25, dataFolder: disk);
        await tape.EndAsync(Seconds);
        var tracks = TracksOf(tape.Folder);
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting, disk);
        var job = RecorderHost.NewJob() with { Id = tape.Folder.Id };

        // Full before the first stretch is there, and again and again behind it: what is tried in vain leaves no more behind each time.
        await FailsAsync(host, job, disk, stretches: 0);
        await FailsAsync(host, job, disk, stretches: 2);
        var (composed, left) = (PlanOf(tape.Folder), SizeOf(tape.Folder.Scenes));
        for (var attempt = 0; attempt < 3; attempt++)
            await FailsAsync(host, job, disk, stretches: 2);
        Assert.Equal(composed, PlanOf(tape.Folder).Take(composed.Length));
        Assert.InRange(SizeOf(tape.Folder.Scenes), 1, left + 8 * 1024 * 1024);
        Assert.Equal(tracks, TracksOf(tape.Folder));

        // There is room again: a retry goes on behind what is done, of which not a byte is made anew.
        using var desk = new RollingDesk();
        await using (var composer = await desk.OpenAsync(tape.Folder, job.Settings))
            Assert.Empty((await composer.FinishAsync(new Progress<double>(), CancellationToken.None)).Missing);
        Assert.Equal(composed, PlanOf(tape.Folder).Take(composed.Length));
        Assert.Equal(Enumerable.Range(0, (int)(Seconds * 25)), await FrameNumbers.ReadAsync(tape.Folder.Composite));
        var result = await host.FinishAsync(job);
        Assert.Equal(TimeSpan.FromSeconds(Seconds), result.Duration);
    }

    /// <summary>Composes while something else uses up all space as soon as so many stretches are done, and expects to be told of it.</summary>
    private static async Task FailsAsync(RecorderHost host, RecordingJob job, string disk, int stretches)
    {
        var folder = host.FolderOf(job);
        var composing = host.FinishAsync(job);
        await using (var ballast = new FileStream(Path.Combine(disk, "ballast"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            while (!composing.IsCompleted)
            {
                if (PlanOf(folder).Length >= stretches)
                    Fill(ballast);
                await Task.Delay(1);
            }
        }

        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => composing);
        Assert.Equal("disk_full", failure.Code);
        Assert.True(failure.Retryable);
        Assert.False(File.Exists(folder.Composite));
        File.Delete(Path.Combine(disk, "ballast"));
    }

    private static void Fill(FileStream ballast)
    {
        for (var size = 1 << 20; size >= 4096; size /= 2)
        {
            try
            {
                while (true)
                    ballast.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full to this measure.
            }
        }
    }

    /// <summary>The stretches that are done; the first line is about the film as a whole.</summary>
    private static string[] PlanOf(RecordingFolder folder) => File.Exists(folder.Plan) ? [.. File.ReadAllText(folder.Plan).Split('\n').Skip(1).SkipLast(1)] : [];

    private static (string, long)[] TracksOf(RecordingFolder folder) =>
        [.. new DirectoryInfo(folder.Tracks).EnumerateFiles().Select(file => (file.Name, file.Length)).Order()];

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
