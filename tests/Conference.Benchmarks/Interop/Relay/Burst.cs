namespace Conference.Benchmarks.Interop.Relay;

/// <summary>What a relay adds to its worker's messages.</summary>
/// <param name="Count">How many notifications.</param>
/// <param name="PerSecond">How many in a second; zero for as many as are taken.</param>
internal readonly record struct Burst(int Count, int PerSecond)
{
    /// <summary>The score that the notifications tell, by which they are known from the worker's own.</summary>
    public const byte Score = 7;

    // A worker gets its settings on a command line that the library writes, so this goes past it.
    private const string Variable = "CONFERENCE_BENCHMARK_BURST";

    public static Burst FromEnvironment()
    {
        var parts = (Environment.GetEnvironmentVariable(Variable) ?? throw new UsageException($"{Variable} is not set.")).Split('/');
        return new Burst(int.Parse(parts[0]), int.Parse(parts[1]));
    }

    public void ToEnvironment() => Environment.SetEnvironmentVariable(Variable, $"{Count}/{PerSecond}");
}
