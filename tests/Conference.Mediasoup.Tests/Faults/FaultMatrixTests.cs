using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Each fault with each operation: the call ends, ends right, and nothing is left.</summary>
public sealed class FaultMatrixTests(RealWorker real) : IClassFixture<RealWorker>
{
    private const int KilledExitCode = 137;

    private static IEnumerable<Fault> Survived => AllFaults.All.Where(fault => !EndsTheWorker(fault));

    public static TheoryData<string> AllOperations() => [.. Operations.All.Select(operation => operation.Name)];

    public static TheoryData<string, string> EndsOfWorkers()
    {
        var matrix = new TheoryData<string, string>();
        foreach (var fault in AllFaults.All.Where(EndsTheWorker))
        {
            foreach (var operation in Operations.All) matrix.Add(operation.Name, fault.Name);
        }

        return matrix;
    }

    [Theory(Timeout = Limits.Media)]
    [MemberData(nameof(AllOperations))]
    public async Task A_call_ends_as_it_should_whatever_is_wrong_with_the_answer_and_the_worker_goes_on(string operationName)
    {
        var operation = Operations.All.First(one => one.Name == operationName);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        foreach (var fault in Survived)
        {
            var call = await operation.PrepareAsync(new Stage(worker));
            var askedBefore = faulty.Requests.Count;
            faulty.StrikeNext(fault.Strike);
            var thrown = await Record.ExceptionAsync(() => call(CancellationToken.None));
            AssertOutcome(operation, fault, thrown);
            if (operation.Kind == OperationKind.Creation && fault.Outcome == FaultOutcome.Unreadable)
                await ClosesAgainAsync(worker, faulty, askedBefore);
            Assert.Equal(0, worker.Channel.PendingCount);
        }

        await AssertNothingIsLeftAsync(worker, faulty);
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(EndsOfWorkers))]
    public async Task A_call_ends_with_the_worker_that_fails_at_it_and_nothing_is_left(string operationName, string faultName)
    {
        var operation = Operations.All.First(one => one.Name == operationName);
        var fault = AllFaults.All.First(one => one.Name == faultName);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var call = await operation.PrepareAsync(new Stage(worker));
        faulty.StrikeNext(fault.Strike);
        AssertOutcome(operation, fault, await Record.ExceptionAsync(() => call(CancellationToken.None)));
        Assert.False((await worker.Exited).Requested);
        await AssertNothingIsLeftAsync(worker, faulty);
    }

    internal static async Task AssertNothingIsLeftAsync(Worker worker, FaultyWorker faulty)
    {
        await worker.DisposeAsync();
        Assert.True(worker.Exited.IsCompletedSuccessfully);
        Assert.Equal(0, worker.Channel.PendingCount);
        Assert.Equal(0, worker.Channel.Handlers.Count);
        Assert.Equal(0, worker.Channel.Events.WaitingCount);
        Assert.Empty(worker.Routers);
        Assert.Empty(worker.WebRtcServers);
        await faulty.AssertNothingIsLeftAsync();
    }

    private static bool EndsTheWorker(Fault fault) =>
        fault.Outcome is FaultOutcome.Killed or FaultOutcome.Died or FaultOutcome.SuccessAndDeath;

    private static void AssertOutcome(Operation operation, Fault fault, Exception? thrown)
    {
        if (operation.Kind == OperationKind.Disposal)
        {
            Assert.Null(thrown);
            return;
        }

        switch (fault.Outcome)
        {
            case FaultOutcome.Success:
            case FaultOutcome.SuccessAndDeath when operation.Kind != OperationKind.Composite:
            case FaultOutcome.Unreadable when operation.Kind is OperationKind.Command or OperationKind.CreationByYes:
            case FaultOutcome.Unreadable when operation.Kind == OperationKind.OptionalQuery && fault.Name == AllFaults.NoContent:
                Assert.Null(thrown);
                break;
            case FaultOutcome.Rejected:
                Assert.IsType<RequestRejectedException>(thrown);
                break;
            case FaultOutcome.Unreadable:
                Assert.IsType<InvalidDataException>(thrown);
                break;
            case FaultOutcome.Killed:
                var killed = Assert.IsType<WorkerDiedException>(thrown);
                Assert.Equal(KilledExitCode, killed.ExitCode);
                Assert.IsType<InvalidDataException>(killed.InnerException);
                break;
            case FaultOutcome.Died:
            case FaultOutcome.SuccessAndDeath:
                var died = Assert.IsType<WorkerDiedException>(thrown);
                Assert.Equal(AllFaults.ExitCode, died.ExitCode);
                Assert.Null(died.InnerException);
                break;
        }
    }

    // The worker reads in order, so what was sent before the answer to another request is there by then.
    private static async Task ClosesAgainAsync(Worker worker, FaultyWorker faulty, int askedBefore)
    {
        await worker.GetResourceUsageAsync(CancellationToken.None);
        Assert.Contains(faulty.Requests.Skip(askedBefore + 1), request => request.Method.ToString().Contains("Close", StringComparison.Ordinal));
    }
}
