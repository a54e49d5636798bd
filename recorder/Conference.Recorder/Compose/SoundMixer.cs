using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>Mixes the voices of a stretch to samples: 48 kHz, stereo, 32-bit floating point.</summary>
internal sealed partial class SoundMixer(FfmpegRuns runs, string recordingId, ILogger logger)
{
    public const int SampleRate = 48_000;
    public const int Channels = 2;

    /// <summary>
    /// Seconds that are mixed before a stretch and thrown away: Opus needs 80 ms until its sound is right (RFC 7845 §4.6), the limiter some more until
    /// it has forgotten that it began here.
    /// </summary>
    public const double PreRoll = 0.5;

    private const int Attempts = 3;

    private readonly ILogger _logger = logger;

    /// <param name="name">Unique within the composition.</param>
    /// <param name="from">Sample of the recording with which the stretch begins.</param>
    /// <param name="count">Number of samples per channel.</param>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    /// <exception cref="IOException">The tracks cannot be read, or the disk not written.</exception>
    public async Task<float[]> MixAsync(string name, long from, int count, IReadOnlyList<Voice> voices, CancellationToken cancellationToken)
    {
        var samples = new float[count * Channels];
        if (voices.Count == 0)
            return samples;

        var preRoll = (int)Math.Min(from, (long)(PreRoll * SampleRate));
        var inputs = new List<string>();
        for (var i = 0; i < voices.Count; i++)
        {
            var file = $"{name}-{i}.mkv";
            await voices[i].Excerpt.WriteAsync(runs.PathOf(file), cancellationToken);
            inputs.AddRange(["-i", file]);
        }

        await File.WriteAllTextAsync(runs.PathOf(name + ".filter"), Graph(voices, from - preRoll, preRoll, count), cancellationToken);
        var output = runs.PathOf(name + ".f32");
        await RunAsync(name, ["-copyts", .. inputs, "-filter_complex_script", name + ".filter", "-map", "[out]", "-c:a", "pcm_f32le", "-f", "f32le", output], cancellationToken);
        await ReadAsync(name, output, samples, cancellationToken);
        foreach (var file in Directory.EnumerateFiles(runs.WorkFolder, name + "*"))
            File.Delete(file);
        runs.DropLog(name);
        return samples;
    }

    private async Task RunAsync(string name, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await runs.RunAsync(name, arguments, onFrames: null, cancellationToken);
                return;
            }
            catch (FfmpegException exception) when (exception.IsKilled && attempt < Attempts)
            {
                LogKilled(exception, recordingId, name);
            }
        }
    }

    private static async Task ReadAsync(string name, string file, float[] samples, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        if (bytes.Length != samples.Length * sizeof(float))
            throw new FfmpegException(name, new ChildExit(0, 0, $"{bytes.Length} bytes of sound in place of {samples.Length * sizeof(float)}."));
        bytes.CopyTo(MemoryMarshal.AsBytes(samples.AsSpan()));
    }

    private static string Graph(IReadOnlyList<Voice> voices, long origin, int preRoll, int count)
    {
        var total = preRoll + count;
        var graph = new StringBuilder();
        for (var i = 0; i < voices.Count; i++)
            graph.Append(CultureInfo.InvariantCulture, $"[{i}:a]{Sound(voices[i].Clock, (double)origin / SampleRate, total)}[v{i}];\n");
        for (var i = 0; i < voices.Count; i++)
            graph.Append(CultureInfo.InvariantCulture, $"[v{i}]");

        // No normalising: a voice keeps its level whoever else is there; the limiter catches what adds up too high.
        graph.Append(CultureInfo.InvariantCulture, $"amix=inputs={voices.Count}:duration=longest:dropout_transition=0:normalize=0,");
        graph.Append(CultureInfo.InvariantCulture, $"alimiter=limit=0.95:attack=3:level=0:latency=1,");
        return graph.Append(CultureInfo.InvariantCulture, $"apad=whole_len={total},atrim=start_sample={preRoll}:end_sample={total}[out]").ToString();
    }

    /// <summary>
    /// Lost packets become silence of the same length. No soft compensation (async above 1): measured with 2 % loss, it overshoots
    /// and leaves the sound 100 ms late; this stays within a millisecond.
    /// </summary>
    private static string Sound(ClockMap clock, double origin, int samples) =>
        $"asetpts='{ClockExpression.For(clock, origin)}',atrim=start=0,"
        + $"aresample={SampleRate}:async=1:min_hard_comp=0.01:first_pts=0,aformat=fltp:{SampleRate}:stereo,"
        + $"apad=whole_len={samples},atrim=end_sample={samples}";

    [LoggerMessage(4021, LogLevel.Warning, "Recording {RecordingId}: {Run} was killed and is run again")]
    private partial void LogKilled(Exception exception, string recordingId, string run);
}
