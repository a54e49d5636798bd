using System.Diagnostics;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Tests.Analysis;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>The encoder of the sound lives as long as its recording, and may be stopped at any moment of it.</summary>
[Collection(RealMedia.Name)]
public sealed class EncoderStallTests(ITestOutputHelper output)
{
    private const double Seconds = 24;
    private static readonly RecordingSettings AudioOnly = new(RecordingLayout.AudioOnly);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Arguments = ["-f", "f32le", "-ar", "48000", "-ac", "2", "-i", "pipe:0", "-c:a", "aac", SoundTrack.FileName];

    [Fact]
    public async Task A_stopped_encoder_of_sound_is_ended_and_the_film_is_whole_all_the_same()
    {
        await using var tape = await Tape.RecordAsync(Seconds, frameRate: null);
        var options = Options.Create(new RecorderOptions());
        using var slots = new RenderSlots(options);
        var tools = new FfmpegTools(options, TimeProvider.System);
        await tools.EnsureUsableAsync(CancellationToken.None);
        var limits = StallLimits.Default with { Standing = TimeSpan.FromSeconds(2) };
        await using var composer = new Composer(tools, slots, options, TimeProvider.System, NullLogger<Composer>.Instance, limits);

        // It has begun, and has sound to take: half a minute of it is more than its pipe holds.
        composer.Follow(tape.Folder, AudioOnly);
        var encoder = await RunningEncoder.FindAsync(tape.Folder.Scenes, Patience);
        encoder.Stop();
        await tape.EndAsync(Seconds);
        var since = Stopwatch.GetTimestamp();
        var composition = await composer
            .ComposeAsync(tape.Folder, AudioOnly, anew: false, new Progress<double>(), CancellationToken.None).WaitAsync(Patience);

        output.WriteLine($"ready {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s after Stop");
        Assert.False(encoder.Lives);
        Assert.Empty(composition.Missing);
        await SoundsThroughoutAsync(tape.Folder);
    }

    [Fact]
    public async Task An_encoder_that_stands_still_is_ended_and_one_that_only_rests_is_not()
    {
        using var folder = new TestFolder();
        var tools = new FfmpegTools(Options.Create(new RecorderOptions()), TimeProvider.System);
        var runs = new FfmpegRuns(
            tools, folder.Path, name => folder.File(name + ".log"), StallLimits.Default with { Standing = TimeSpan.FromSeconds(2) });
        await using var run = runs.Start("sound", Arguments);
        var second = new byte[48_000 * 2 * sizeof(float)];

        Assert.True(await run.TryWriteAsync(second, CancellationToken.None));
        await Task.Delay(TimeSpan.FromSeconds(5)); // longer than it may stand still while something is expected of it
        Assert.True(await run.TryWriteAsync(second, CancellationToken.None));

        (await RunningEncoder.FindAsync(folder.Path, Patience)).Stop();
        while (await run.TryWriteAsync(second, CancellationToken.None).WaitAsync(Patience))
        {
            // What it had read already, and what its pipe holds.
        }

        var failure = await Assert.ThrowsAsync<FfmpegException>(() => run.FinishAsync(CancellationToken.None).WaitAsync(Patience));
        Assert.True(failure.IsKilled);
        Assert.Contains("stood still", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_up_does_not_wait_for_a_stopped_encoder()
    {
        using var folder = new TestFolder();
        var runs = new FfmpegRuns(
            new FfmpegTools(Options.Create(new RecorderOptions()), TimeProvider.System), folder.Path, name => folder.File(name + ".log"), StallLimits.Default);
        await using var run = runs.Start("sound", Arguments);
        (await RunningEncoder.FindAsync(folder.Path, Patience)).Stop();
        using var givingUp = new CancellationTokenSource();

        // Ten times what its pipe holds.
        var writing = run.TryWriteAsync(new byte[640 * 1024], givingUp.Token);
        Assert.False(writing.IsCompleted);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task SoundsThroughoutAsync(RecordingFolder folder)
    {
        var samples = await new Mp4(folder.Composite).SamplesAsync();
        Assert.InRange(samples.Length, Seconds * Tone.SampleRate - 1, Seconds * Tone.SampleRate + 1);
        for (var at = 1; at < Seconds - 1; at++)
            Assert.InRange(Tone.AmplitudeAt(samples, at, 0.9, Tape.Pitch), 0.25, 0.35);
    }
}
