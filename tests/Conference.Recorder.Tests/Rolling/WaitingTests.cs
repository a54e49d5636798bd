using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Tests.Analysis;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>Many recordings that were stopped and wait for their turn to be composed.</summary>
[Collection(RealMedia.Name)]
public sealed class WaitingTests
{
    private const double Seconds = 8; // whole packets of AAC
    private const int Stopped = 10, Kept = 8;

    private static readonly RecordingSettings AudioOnly = new(RecordingLayout.AudioOnly);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_last_eight_keep_their_encoder_and_all_are_whole()
    {
        using var data = new TestFolder();
        var options = Options.Create(new RecorderOptions());
        using var slots = new RenderSlots(options);
        var tools = new FfmpegTools(options, TimeProvider.System);
        await tools.EnsureUsableAsync(CancellationToken.None);
        await using var composer = new Composer(tools, slots, options, TimeProvider.System, NullLogger<Composer>.Instance);
        var tapes = new List<Tape>();
        var encoders = new List<RunningEncoder>();
        try
        {
            for (var number = 0; number < Stopped; number++)
            {
                var tape = await Tape.RecordAsync(Seconds, frameRate: null, dataFolder: data.Path);
                tapes.Add(tape);
                var live = composer.Follow(tape.Folder, AudioOnly);
                encoders.Add(await RunningEncoder.FindAsync(tape.Folder.Scenes, Patience));
                await tape.EndAsync(Seconds);
                await live.Over.WaitAsync(Patience);
            }

            using var patience = new CancellationTokenSource(Patience);
            while (encoders.Count(encoder => encoder.Lives) > Kept)
                await Task.Delay(20, patience.Token);
            Assert.Equal(Enumerable.Range(0, Stopped).Select(number => number >= Stopped - Kept), encoders.Select(encoder => encoder.Lives));

            foreach (var tape in tapes)
            {
                var composition = await composer.ComposeAsync(tape.Folder, AudioOnly, anew: false, new Progress<double>(), CancellationToken.None).WaitAsync(Patience);
                Assert.Empty(composition.Missing);
                var samples = await new Mp4(tape.Folder.Composite).SamplesAsync();
                Assert.InRange(samples.Length, Seconds * Tone.SampleRate - 1, Seconds * Tone.SampleRate + 1);
                Assert.InRange(Tone.AmplitudeAt(samples, 1, Seconds - 2, Tape.Pitch), 0.25, 0.35);
            }

            Assert.DoesNotContain(encoders, encoder => encoder.Lives);
        }
        finally
        {
            foreach (var tape in tapes)
                await tape.DisposeAsync();
        }
    }
}
