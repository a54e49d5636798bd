using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Media;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Rolling;

[Collection(RealMedia.Name)]
public sealed class ChunkBorderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(25, 25)]
    [InlineData(30, 25)]
    [InlineData(25, 30)]
    public async Task Every_frame_of_the_film_shows_the_moment_that_it_stands_for(int sourceRate, int filmRate)
    {
        const double seconds = 60.4;
        await using var tape = await Tape.RecordAsync(seconds, sourceRate);
        using var desk = new RollingDesk();
        await using var composer = await desk.OpenAsync(tape.Folder, new RecordingSettings(RecordingLayout.Grid, FrameRate: filmRate));

        var following = composer.FollowAsync(CancellationToken.None);
        await tape.EndAsync(seconds);
        await following.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.InRange(composer.Backlog.TotalSeconds, 0, 10);
        var since = Stopwatch.GetTimestamp();
        var composition = await composer.FinishAsync(new Progress<double>(), CancellationToken.None);

        output.WriteLine(
            $"{composition.Scenes} stretches, ready in {Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s, {composition.ComposeCpuSeconds / seconds:F3} core-seconds per second");
        Assert.InRange(composition.Scenes, 7, 20);
        var numbers = await FrameNumbers.ReadAsync(tape.Folder.Composite);
        Assert.Equal((int)Math.Round(seconds * filmRate), numbers.Length);
        Assert.Equal(Expected(numbers.Length, sourceRate, filmRate), numbers);
        await HasExactTimesAsync(tape.Folder.Composite, filmRate);
    }

    [Fact]
    public async Task A_tone_goes_through_twenty_borders_as_if_there_were_none()
    {
        const double seconds = 168;
        await using var tape = await Tape.RecordAsync(seconds, frameRate: null);
        using var desk = new RollingDesk();
        await using var composer = await desk.OpenAsync(tape.Folder, new RecordingSettings(RecordingLayout.AudioOnly));

        var following = composer.FollowAsync(CancellationToken.None);
        await tape.EndAsync(seconds);
        await following;
        var composition = await composer.FinishAsync(new Progress<double>(), CancellationToken.None);

        var samples = await new Mp4(tape.Folder.Composite).SamplesAsync();
        Assert.InRange(samples.Length, seconds * Tone.SampleRate - 1, seconds * Tone.SampleRate + 1);
        var borders = Enumerable.Range(1, 20).Select(i => i * 8.0).ToArray();
        Assert.InRange(composition.Scenes, 21, 40);
        var atBorders = borders.Select(border => NoiseAt(samples, border)).ToArray();
        var between = borders.Select(border => NoiseAt(samples, border - 4)).ToArray();
        output.WriteLine($"noise beside the tone, dB: at borders at most {Decibels(atBorders.Max()):F1}, between them at most {Decibels(between.Max()):F1}");
        Assert.InRange(atBorders.Max(), 0, between.Max() * 1.5);

        // Where its wave stands tells to a fraction of a sample whether the sound is where it must be.
        var late = borders.Select(border => LatenessAt(samples, border - 4, tape.SoundDelay)).ToArray();
        output.WriteLine($"late by {late.Min() * 1e6:F0} to {late.Max() * 1e6:F0} us");
        Assert.All(late, each => Assert.InRange(each, -0.0005, 0.0005));
    }

    private static int[] Expected(int count, int sourceRate, int filmRate)
    {
        var expected = new int[count];
        for (var source = 0; ; source++)
        {
            var from = (int)Math.Round((Tape.Begin + (double)source / sourceRate) * filmRate, MidpointRounding.AwayFromZero);
            if (from >= count)
                return expected;
            Array.Fill(expected, source, from, count - from);
        }
    }

    private static async Task HasExactTimesAsync(string film, int filmRate)
    {
        var times = (await MediaTool.PacketsAsync(film, "v:0")).Select(packet => packet.Time).Order().ToArray();
        for (var i = 0; i < times.Length; i++)
            Assert.InRange(times[i] - (double)i / filmRate, -0.0001, 0.0001);
    }

    /// <summary>What is left of 40 ms of sound without the tone, beside the tone.</summary>
    private static double NoiseAt(float[] samples, double seconds)
    {
        var (sine, cosine, rest) = Fit(samples, seconds);
        return rest / Math.Sqrt((sine * sine + cosine * cosine) / 2);
    }

    private static double LatenessAt(float[] samples, double seconds, double soundDelay)
    {
        var (sine, cosine, _) = Fit(samples, seconds);
        var phase = Math.Atan2(cosine, sine) / (2 * Math.PI * Tape.Pitch);
        var expected = Math.IEEERemainder(seconds - Tape.Begin - soundDelay, 1.0 / Tape.Pitch);
        return -Math.IEEERemainder(phase - expected, 1.0 / Tape.Pitch);
    }

    /// <summary>The tone's share of sine and cosine, counted from a moment on, and the root mean square of what is left.</summary>
    private static (double Sine, double Cosine, double Noise) Fit(float[] samples, double seconds)
    {
        var first = (int)(seconds * Tone.SampleRate);

        // Whole periods, 11 of them in 1200 samples, so that sine and cosine are orthogonal.
        const int length = 2400;
        var from = first - length / 2;
        double sine = 0, cosine = 0;
        for (var i = from; i < from + length; i++)
        {
            var angle = 2 * Math.PI * Tape.Pitch * (i - first) / Tone.SampleRate;
            sine += samples[i] * Math.Sin(angle) * 2 / length;
            cosine += samples[i] * Math.Cos(angle) * 2 / length;
        }

        var rest = 0.0;
        for (var i = from; i < from + length; i++)
        {
            var angle = 2 * Math.PI * Tape.Pitch * (i - first) / Tone.SampleRate;
            rest += Math.Pow(samples[i] - sine * Math.Sin(angle) - cosine * Math.Cos(angle), 2);
        }

        return (sine, cosine, Math.Sqrt(rest / length));
    }

    private static double Decibels(double ratio) => 20 * Math.Log10(ratio);
}
