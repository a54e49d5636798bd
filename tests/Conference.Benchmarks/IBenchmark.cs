using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks;

/// <summary>Something that is measured.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string About { get; }

    /// <summary>The options that it takes (<c>--name value</c>), each with its default.</summary>
    IReadOnlyDictionary<string, string> Defaults { get; }

    /// <summary>Whether a missed target is a failure of the run, rather than a figure to report.</summary>
    bool IsVerdict { get; }

    /// <summary>Measures; what happens meanwhile is told to <paramref name="progress"/>.</summary>
    Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken);
}
