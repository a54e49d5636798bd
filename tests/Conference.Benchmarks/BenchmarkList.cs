using Conference.Benchmarks.Api;
using Conference.Benchmarks.Chaos;
using Conference.Benchmarks.Interop;
using Conference.Benchmarks.Recording;
using Conference.Benchmarks.RecordingChaos;
using Conference.Benchmarks.Soak;
using Conference.Benchmarks.Storage;

namespace Conference.Benchmarks;

/// <summary>All benchmarks: add one here.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new InteropBenchmark(),
        new SoakBenchmark(),
        new ChaosBenchmark(),
        new ApiBenchmark(),
        new RecordingBenchmark(),
        new SyncBenchmark(),
        new RecordingChaosBenchmark(),
        new StorageBenchmark(),
    ];
}
