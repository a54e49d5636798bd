using System.Globalization;
using System.Text;
using Conference.Recorder.Director;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>Mixes the sound of a whole recording with one FFmpeg run, so that no scene border can be heard.</summary>
internal sealed class AudioMixer(FfmpegRuns runs, RecordingFolder folder)
{
    public const string FileName = "audio.m4a";

    private const int SampleRate = 48_000;

    // Opus needs some packets before its sound is right again after a seek (RFC 7845 §4.6 says 80 ms).
    private const double PreRoll = 0.2;

    // The last packet of a stretch sounds on after its beginning.
    private const double LongestPacket = 0.12;

    /// <summary>Makes a track of sound that is as long as so many frames of video.</summary>
    public async Task MixAsync(Timeline timeline, VideoFormat format, int frames, CancellationToken cancellationToken)
    {
        const string script = "audio.filter";
        var arguments = new List<string> { "-copyts" };
        var (graph, inputs) = Graph(timeline.Audio, (long)frames * SampleRate / format.FrameRate);
        foreach (var span in inputs)
        {
            var from = Math.Max(0, span.Clock.ToFile(span.Audible.From) - PreRoll);
            if (from > 0)
                arguments.AddRange(["-seek_timestamp", "1", "-ss", from.ToString("F3", CultureInfo.InvariantCulture)]);
            arguments.AddRange(["-i", folder.Track(span.File)]);
        }

        await File.WriteAllTextAsync(runs.PathOf(script), graph, cancellationToken);
        arguments.AddRange(["-filter_complex_script", script, "-map", "[out]", "-c:a", "aac", "-b:a", "128k", FileName]);
        await runs.RunAsync("audio", arguments, onFrames: null, cancellationToken);
    }

    private static (string Graph, IReadOnlyList<AudioSpan> Inputs) Graph(IReadOnlyList<AudioSpan> spans, long total)
    {
        var graph = new StringBuilder();
        var inputs = new List<AudioSpan>();
        var voices = new List<string> { "[base]" };
        graph.Append(CultureInfo.InvariantCulture, $"{Silence(total)}[base];\n");
        foreach (var file in spans.GroupBy(span => span.File))
        {
            if (AppendVoice(graph, inputs, [.. file.OrderBy(span => span.Audible.From)], voices.Count, total))
                voices.Add($"[voice{voices.Count}]");
        }

        // No normalising: a voice keeps its level whoever else is there; the limiter catches what adds up too high.
        graph.Append(CultureInfo.InvariantCulture, $"{string.Concat(voices)}amix=inputs={voices.Count}:duration=first:");
        graph.Append(CultureInfo.InvariantCulture, $"dropout_transition=0:normalize=0,alimiter=limit=0.95:attack=3:level=0,atrim=end_sample={total}[out]");
        return (graph.ToString(), inputs);
    }

    /// <summary>One file is one voice: its stretches of sound, one after the other, with exact stretches of silence between them.</summary>
    private static bool AppendVoice(StringBuilder graph, List<AudioSpan> inputs, AudioSpan[] spans, int voice, long total)
    {
        var parts = new List<string>();
        var cursor = 0L;
        for (var i = 0; i < spans.Length; i++)
        {
            var start = Math.Max(cursor, ToSamples(spans[i].Audible.From));
            var end = Math.Min(total, ToSamples(spans[i].Audible.To + LongestPacket));
            if (i + 1 < spans.Length)
                end = Math.Min(end, ToSamples(spans[i + 1].Audible.From));
            if (end <= start)
                continue;

            if (start > cursor)
                parts.Add(AppendPart(graph, voice, parts.Count, Silence(start - cursor)));
            parts.Add(AppendPart(graph, voice, parts.Count, Sound(inputs.Count, spans[i].Clock, start, end - start)));
            inputs.Add(spans[i]);
            cursor = end;
        }

        if (parts.Count == 0)
            return false;

        graph.Append(CultureInfo.InvariantCulture, $"{string.Concat(parts)}concat=n={parts.Count}:v=0:a=1[voice{voice}];\n");
        return true;
    }

    private static string AppendPart(StringBuilder graph, int voice, int part, string chain)
    {
        var label = $"[s{voice}x{part}]";
        graph.Append(CultureInfo.InvariantCulture, $"{chain}{label};\n");
        return label;
    }

    private static string Silence(long samples) => $"anullsrc=r={SampleRate}:cl=stereo,atrim=end_sample={samples},aformat=fltp";

    /// <summary>
    /// Lost packets become silence of the same length. No soft compensation (async above 1): measured with 2 % loss, it overshoots
    /// and leaves the sound 100 ms late; this stays within a millisecond.
    /// </summary>
    private static string Sound(int input, ClockMap clock, long start, long samples) =>
        $"[{input}:a]asetpts='{ClockExpression.For(clock, (double)start / SampleRate)}',atrim=start=0,"
        + $"aresample={SampleRate}:async=1:min_hard_comp=0.01:first_pts=0,aformat=fltp:{SampleRate}:stereo,"
        + $"apad=whole_len={samples},atrim=end_sample={samples}";

    private static long ToSamples(double seconds) => Math.Max(0, (long)Math.Round(seconds * SampleRate));
}
