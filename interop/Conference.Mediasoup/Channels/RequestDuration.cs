using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Conference.Mediasoup.Channels;

/// <summary>The metric of how long workers take to answer. While nobody listens, no clock is read.</summary>
internal static class RequestDuration
{
    // From what an idle worker on the same host needs to what a person notices.
    private static readonly InstrumentAdvice<double> Advice = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    };

    private static readonly Histogram<double> Histogram = new Meter("Conference.Mediasoup").CreateHistogram(
        "mediasoup.request.duration", "s", "Time from a request to the worker's answer.", tags: null, Advice);

    /// <summary>A timestamp; 0 when nobody listens.</summary>
    public static long Start() => Histogram.Enabled ? Stopwatch.GetTimestamp() : 0;

    public static void Stop(long startedAt, Fbs.Request.Method method, string? error = null)
    {
        if (startedAt == 0) return;
        var seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        var tags = new TagList { { "mediasoup.request.method", method.ToString() } };
        if (error is not null) tags.Add("error.type", error);
        Histogram.Record(seconds, tags);
    }
}
