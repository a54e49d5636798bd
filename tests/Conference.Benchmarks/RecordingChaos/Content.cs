namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What a recording holds, laid beside what it must hold.</summary>
/// <param name="epoch">When the film began.</param>
/// <param name="started">When the recording began.</param>
internal sealed class Content(SeenFilm seen, DateTimeOffset epoch, DateTimeOffset started, DateTimeOffset stopAsked, IReadOnlyList<CaptureCut> cuts)
{
    // Until a track is tapped, its first key frame has come and the layout has settled.
    private const double Beginning = 2;

    // A chord and a frame that Stop cut in two.
    private const double End = 0.5;

    // What may be missing before a kill.
    private const double LargestLoss = 2;

    // From the moment at which everything is there again: the feed is opened again (it is tried every 2 s at the least), tracks are tapped.
    private const double Recovery = 5;

    // A frame that was lost takes those with it up to the next key frame.
    private const int LongestHole = 6;
    private const int LongestSilence = 1;
    private const double LargestShare = 0.1;

    private readonly double _start = (started - epoch).TotalSeconds;
    private readonly double _end = (stopAsked - epoch).TotalSeconds;

    /// <summary>What the recording shows of each cut.</summary>
    public IReadOnlyList<CutSeen> Cuts()
    {
        var frames = Times(seen.Frames, CountingFilm.FrameSeconds).ToList();
        return [.. cuts.Zip(MustHold(), (cut, before) => CutOf(cut, before, frames))];
    }

    /// <summary>What is missing that must be there; null when nothing is.</summary>
    public string? Missing()
    {
        var frames = Times(seen.Frames, CountingFilm.FrameSeconds).ToList();
        if (OutOfOrder(frames) is { } at)
            return $"its pictures are not in order {at - _start:F1} s after its start";
        foreach (var cut in Cuts())
        {
            if (cut.Lost > LargestLoss)
                return $"{cut.Lost:F1} s are missing before {cut.Kind}";
        }

        return MissingOf("film", frames, CountingFilm.FrameSeconds, LongestHole)
            ?? MissingOf("sound", [.. Times(seen.Chords, CountingFilm.ChordSeconds)], CountingFilm.ChordSeconds, LongestSilence);
    }

    private string? MissingOf(string what, IReadOnlyList<double> times, double step, int longest)
    {
        var held = times.Select(time => (long)Math.Round(time / step)).ToHashSet();
        foreach (var (from, to) in MustHold())
        {
            var (all, missing, run) = (0, 0, 0);
            for (var number = (long)Math.Ceiling(from / step); (number + 1) * step <= to; number++)
            {
                all++;
                run = held.Contains(number) ? 0 : run + 1;
                missing += run > 0 ? 1 : 0;
                if (run > longest || missing > longest && missing > LargestShare * all && (number + 2) * step > to)
                    return $"{what} is missing {number * step - _start:F1} s after its start, of the {_end - _start:F1} s until Stop";
            }
        }

        return null;
    }

    // In seconds of the film.
    private IEnumerable<(double From, double To)> MustHold()
    {
        var from = _start + Beginning;
        foreach (var cut in cuts)
        {
            yield return (from, (cut.From - epoch).TotalSeconds - LargestLoss);
            if (cut.Back is not { } back)
                yield break;
            from = Math.Max(from, (back - epoch).TotalSeconds + Recovery);
        }

        yield return (from, _end - End);
    }

    /// <param name="before">What it must hold of the time before.</param>
    private CutSeen CutOf(CaptureCut cut, (double From, double To) before, List<double> frames)
    {
        var at = (cut.From - epoch).TotalSeconds;
        var last = frames.Where(time => time + CountingFilm.FrameSeconds <= at).Select(time => time + CountingFilm.FrameSeconds).DefaultIfEmpty(_start).Max();
        double? next = frames.Where(time => time > at + CountingFilm.FrameSeconds).Cast<double?>().Min();
        return new CutSeen(
            cut.Kind, before.From < before.To ? at - last : null, next - at, cut.Back is { } back ? next - (back - epoch).TotalSeconds : null);
    }

    // A number stands for the moment nearest to the recording.
    private IEnumerable<double> Times(IReadOnlyList<int> numbers, double step)
    {
        var middle = (_start + _end) / 2;
        foreach (var number in numbers.Where(number => number >= 0))
        {
            var time = number * step;
            yield return time + CountingFilm.Seconds * Math.Round((middle - time) / CountingFilm.Seconds);
        }
    }

    private static double? OutOfOrder(List<double> frames)
    {
        for (var i = 1; i < frames.Count; i++)
        {
            if (frames[i] < frames[i - 1] - CountingFilm.FrameSeconds / 2)
                return frames[i];
        }

        return null;
    }
}
