namespace Conference.Benchmarks.Interop.Sides;

/// <summary>Asks a side to do a workload once, with a worker of its own.</summary>
internal sealed record RunRequest(string Workload, int Count);
