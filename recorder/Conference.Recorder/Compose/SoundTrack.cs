using System.Runtime.InteropServices;
using System.Threading.Channels;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>
/// The sound of a recording: its stretches are mixed one after the other and go through one encoder, which lives as long as the recording. Nothing
/// of it is left by a crash; it is then mixed again, from the tracks. Its file can be read while it grows.
/// </summary>
internal sealed class SoundTrack : IAsyncDisposable
{
    public const string FileName = "sound.aac";

    private readonly Channel<Chunk> _chunks = Channel.CreateUnbounded<Chunk>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly SoundMixer _mixer;
    private readonly FfmpegRuns _runs;
    private Task _mixing = Task.CompletedTask;

    private SoundTrack(SoundMixer mixer, FfmpegRuns runs)
    {
        _mixer = mixer;
        _runs = runs;
    }

    /// <summary>Fails when the sound could not be made, with an <see cref="FfmpegException"/> or an <see cref="IOException"/>.</summary>
    public Task Completion => _mixing;

    public static SoundTrack Start(SoundMixer mixer, FfmpegRuns runs)
    {
        var sound = new SoundTrack(mixer, runs);
        sound._mixing = sound.MixAsync();
        return sound;
    }

    /// <summary>Adds the stretch that follows on the one before.</summary>
    public void Add(Chunk chunk) => _chunks.Writer.TryWrite(chunk);

    /// <summary>Completes when all that was added is encoded.</summary>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    /// <exception cref="IOException">The tracks cannot be read, or the disk not written.</exception>
    public Task FinishAsync(CancellationToken cancellationToken)
    {
        _chunks.Writer.TryComplete();
        return _mixing.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _mixing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task MixAsync()
    {
        const string name = "sound";
        await Task.Yield();
        await using var encoder = _runs.Start(name,
        [
            "-f", "f32le", "-ar", $"{SoundMixer.SampleRate}", "-ac", $"{SoundMixer.Channels}", "-i", "pipe:0", "-c:a", "aac", "-b:a", "128k",
            "-f", "adts", "-flush_packets", "1", FileName,
        ]);
        var fade = new CrossFade();
        await foreach (var chunk in _chunks.Reader.ReadAllAsync(_closing.Token))
        {
            var from = SampleAt(chunk.Scene.Format, chunk.Scene.FirstFrame);
            var to = SampleAt(chunk.Scene.Format, chunk.Scene.FirstFrame + chunk.Scene.FrameCount);
            var samples = await _mixer.MixAsync($"mix-{chunk.Name}", from, (int)(to - from) + CrossFade.Overlap, chunk.Voices, _closing.Token);
            if (!await encoder.TryWriteAsync(MemoryMarshal.AsBytes(fade.Append(samples).Span).ToArray(), _closing.Token))
                break;
        }

        await encoder.FinishAsync(_closing.Token);
    }

    /// <summary>A frame is a whole number of samples, at 25 and at 30 frames per second.</summary>
    private static long SampleAt(VideoFormat format, int frame) => (long)frame * SoundMixer.SampleRate / format.FrameRate;
}
