using Conference.Benchmarks.Interop;

namespace Conference.Benchmarks;

/// <summary>All benchmarks: add one here.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new InteropBenchmark()];
}
