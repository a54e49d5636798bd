namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>A workload and how it is reported.</summary>
/// <param name="Name">What both sides call it.</param>
/// <param name="Title">What the table calls it.</param>
/// <param name="Operation">What is counted, in the plural.</param>
/// <param name="Count">How many in a run.</param>
/// <param name="Create">Makes our side of it.</param>
internal sealed record WorkloadSpec(string Name, string Title, string Operation, int Count, Func<Workload> Create)
{
    /// <summary>How many operations a second are offered; null where as many are done as can be.</summary>
    public int? Offered { get; init; }

    /// <summary>Whether what is held at the end is the figure, and not the time.</summary>
    public bool IsAboutMemory { get; init; }
}
