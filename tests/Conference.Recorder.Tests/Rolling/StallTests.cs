using Conference.Recorder.Compose;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Rolling;

[Collection(RealMedia.Name)]
public sealed class StallTests
{
    [Fact]
    public async Task A_run_that_works_without_getting_anywhere_is_ended_and_counts_as_failed()
    {
        using var folder = new TestFolder();
        var tools = new FfmpegTools(Options.Create(new RecorderOptions()), TimeProvider.System);
        var runs = new FfmpegRuns(tools, folder.Path, name => folder.File(name + ".log"), StallLimits.Default with { Working = TimeSpan.FromSeconds(1) });

        // No frame of an endless source is let through.
        var run = runs.RunAsync("stall", ["-f", "lavfi", "-i", "nullsrc=s=64x64,select=0", "-f", "null", "-"], onFrames: null, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<FfmpegException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.False(failure.IsKilled);
        Assert.Equal(ChildExit.Stalled, failure.ExitCode);
    }

    [Fact]
    public async Task A_run_that_gets_on_may_use_as_much_time_as_it_needs()
    {
        using var folder = new TestFolder();
        var tools = new FfmpegTools(Options.Create(new RecorderOptions()), TimeProvider.System);
        var runs = new FfmpegRuns(tools, folder.Path, name => folder.File(name + ".log"), StallLimits.Default with { Working = TimeSpan.FromSeconds(1) });
        var frames = 0;

        await runs.RunAsync(
            "work", ["-f", "lavfi", "-i", "mandelbrot=s=640x360:r=25", "-frames:v", "100", "-c:v", "libx264", "-preset", "medium", "-f", "null", "-"],
            done => frames = done, CancellationToken.None);

        Assert.Equal(100, frames);
        Assert.True(runs.CpuSeconds > 1, $"Only {runs.CpuSeconds} s.");
    }
}
