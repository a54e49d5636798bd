namespace Conference.Mediasoup.Hosting;

/// <summary>How busy a worker is, or is going to be; 1 is a core's worth.</summary>
internal static class LoadEstimate
{
    // What mediasoup's authors tell of a worker on one core.
    private const double StreamsPerCore = 500;

    // A new router is going to have some. Without this, all meetings that begin at the full hour would land on the worker that was emptiest.
    private const int StreamsPerRouter = 10;

    /// <summary>The larger of what was measured and what is expected.</summary>
    /// <remarks>
    /// CPU alone is known late: a meeting that begins now shows seconds after the next ten were placed. Streams alone are blind: ten in
    /// HD with SRTP cost more than a hundred that are muted.
    /// </remarks>
    /// <param name="cpu">The share of a core that was measured.</param>
    /// <param name="counts">What is open on the worker.</param>
    /// <param name="expectedRouters">How many routers there will be when those are made that were asked for.</param>
    public static double Of(double cpu, WorkerCounts counts, int expectedRouters)
    {
        var routers = Math.Max(counts.Routers, expectedRouters);
        var streams = counts.Producers + counts.Consumers + (StreamsPerRouter * routers);
        return Math.Max(cpu, streams / StreamsPerCore);
    }
}
