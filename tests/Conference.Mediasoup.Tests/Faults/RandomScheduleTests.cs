using Conference.Mediasoup.Tests.Support;
using Xunit.Abstractions;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>
/// Many callers at once on a worker that delays, reorders, doubles and refuses, and fails in the end. What is done and what goes wrong
/// depends on the seed, the interleaving on the machine.
/// </summary>
public sealed class RandomScheduleTests(RealWorker real, ITestOutputHelper output) : IClassFixture<RealWorker>
{
    private const int DefaultSeed = 20_260_101;
    private const int DefaultCount = 25;
    private const int Callers = 8;
    private const int CallsPerCaller = 15;

    [Fact(Timeout = Limits.Media * 10)]
    public async Task Every_call_ends_whatever_the_worker_does_to_it()
    {
        var seed = Setting("CONFERENCE_FAULT_SEED", DefaultSeed);
        var count = Setting("CONFERENCE_FAULT_COUNT", DefaultCount);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = seed; i < seed + count; i++)
        {
            output.WriteLine($"CONFERENCE_FAULT_SEED={i} CONFERENCE_FAULT_COUNT=1");
            foreach (var outcome in await RunAsync(i)) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        foreach (var (outcome, times) in outcomes) output.WriteLine($"{times,8} {outcome}");
        Assert.All(
            new[] { "success", nameof(RequestRejectedException), nameof(WorkerDiedException), nameof(TaskCanceledException) },
            outcome => Assert.Contains(outcome, outcomes.Keys));
    }

    private async Task<List<string>> RunAsync(int seed)
    {
        var random = new RandomChoice(seed);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        // Known before, so that the seed alone decides: what each caller does, and what the worker does to each request.
        var plans = Enumerable.Range(0, Callers).Select(_ => random.Some(CallsPerCaller, CallsPerCaller, () => Plan(random))).ToList();
        var schedule = new FaultSchedule(seed, endsAt: random.Between(1, Callers * CallsPerCaller * 2));
        faulty.StrikeEach(schedule.Strike);

        var calling = plans.Select(plan => Task.Run(() => CallAllAsync(worker, plan))).ToList();
        var outcomes = (await Task.WhenAll(calling)).SelectMany(outcome => outcome).ToList();
        await schedule.Settled;
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
        return outcomes;
    }

    private static (Operation Operation, int? GivesUpAfter) Plan(RandomChoice random) =>
        (random.Of([.. Operations.All]), random.Is(0.2) ? random.Between(0, 20) : null);

    private static async Task<List<string>> CallAllAsync(Worker worker, (Operation Operation, int? GivesUpAfter)[] plan)
    {
        List<string> outcomes = [];
        foreach (var (operation, givesUpAfter) in plan)
        {
            using var cancellation = new CancellationTokenSource();
            var thrown = await Record.ExceptionAsync(async () =>
            {
                var call = await operation.PrepareAsync(new Stage(worker));
                var calling = call(cancellation.Token);
                for (var i = 0; i < givesUpAfter; i++) await Task.Yield();
                if (givesUpAfter is not null) await cancellation.CancelAsync();
                await calling;
            });
            AssertExpected(operation, thrown, givesUpAfter is not null);
            outcomes.Add(thrown?.GetType().Name ?? "success");
        }

        return outcomes;
    }

    private static void AssertExpected(Operation operation, Exception? thrown, bool mayBeCancelled)
    {
        var isExpected = thrown switch
        {
            null or RequestRejectedException or InvalidDataException or WorkerDiedException { ExitCode: AllFaults.ExitCode } => true,
            OperationCanceledException => mayBeCancelled,
            _ => false,
        };
        Assert.True(isExpected, $"{operation}: {thrown}");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value) : otherwise;
}
