using Conference.Recorder.Matroska;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>What a take's file holds, read on as it grows. What was composed from it already is forgotten.</summary>
internal sealed class TakeFile(string path)
{
    private readonly MatroskaScanner _scanner = new(path);
    private readonly List<MatroskaCluster> _clusters = [];

    /// <summary>When its frames come, from its beginning on.</summary>
    public FrameRuns Frames { get; } = new();

    /// <exception cref="IOException">The file cannot be read.</exception>
    public void ReadOn()
    {
        foreach (var cluster in _scanner.ReadOn())
        {
            foreach (var time in cluster.Times)
                Frames.Add(time);
            _clusters.Add(cluster with { Times = [cluster.From, cluster.To] });
        }
    }

    /// <summary>What is needed to decode [from, to) of file time.</summary>
    public Excerpt Cut(double from, double to) => new(path, _scanner.HeaderLength, MatroskaExcerpt.Select(_clusters, from, to));

    /// <summary>The last moments, up to a file time, at which decoding can begin; in order.</summary>
    public IEnumerable<double> EntriesWithin(double from, double to) =>
        _clusters.Where(cluster => cluster.BeginsWithKey && cluster.From >= from && cluster.From <= to).Select(cluster => cluster.From);

    /// <summary>Nothing before this file time will be asked for any more.</summary>
    public void Forget(double fileTime)
    {
        var last = _clusters.FindLastIndex(cluster => cluster.BeginsWithKey && cluster.From <= fileTime);
        if (last > 0)
            _clusters.RemoveRange(0, last);
    }
}
