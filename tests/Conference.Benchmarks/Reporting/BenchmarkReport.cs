namespace Conference.Benchmarks.Reporting;

/// <summary>The one object that <c>--json</c> prints.</summary>
internal sealed record BenchmarkReport(string Benchmark, IReadOnlyList<BenchmarkRow> Rows);
