using Conference.Benchmarks.Interop.Relay;
using Conference.Benchmarks.Interop.Sides;
using Conference.Benchmarks.Reporting;
using Conference.Benchmarks.Support;

namespace Conference.Benchmarks;

/// <summary>What the program is asked for: a benchmark, the list of them, or to be a part of one in a process of its own.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int TargetsMissed = 1;
    private const int Misused = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var stopping = new CancellationTokenSource();
        using var onInterrupt = Terminal.OnInterrupt(stopping.Cancel);
        try
        {
            return arguments switch
            {
                [OurSide.Verb] => await OurSide.RunAsync(stopping.Token),
                [RelayWorker.Verb, .. var workerArguments] => await RelayWorker.RunAsync(workerArguments),
                ["--list"] => List(),
                [var name, .. var options] => await RunAsync(name, options, stopping.Token),
                [] => throw new UsageException($"Which benchmark? {Names()}"),
            };
        }
        catch (UsageException exception)
        {
            Terminal.Error.WriteLine(exception.Message);
            return Misused;
        }
    }

    private static async Task<int> RunAsync(string name, string[] arguments, CancellationToken cancellationToken)
    {
        var benchmark = BenchmarkList.All.FirstOrDefault(benchmark => benchmark.Name == name)
            ?? throw new UsageException($"No such benchmark: {name}. {Names()}");
        var options = BenchmarkOptions.Parse(arguments.Where(argument => argument != "--json"), benchmark.Defaults);
        var rows = await benchmark.RunAsync(options, Terminal.Error, cancellationToken);
        Terminal.Output.WriteLine(
            arguments.Contains("--json") ? ReportJson.Write(benchmark.Name, rows) : ReportTable.Write(benchmark.Name, rows));
        return benchmark.IsVerdict && rows.Any(row => row.Met == false) ? TargetsMissed : Success;
    }

    private static int List()
    {
        foreach (var benchmark in BenchmarkList.All) Terminal.Output.WriteLine($"{benchmark.Name,-17}{benchmark.About}");
        return Success;
    }

    private static string Names() => $"There are: {string.Join(", ", BenchmarkList.All.Select(benchmark => benchmark.Name))}.";
}
