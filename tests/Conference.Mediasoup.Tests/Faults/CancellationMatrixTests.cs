using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Each operation that takes a token, cancelled before, during and after.</summary>
public sealed class CancellationMatrixTests(RealWorker real) : IClassFixture<RealWorker>
{
    public static TheoryData<string> Cancellable() =>
        [.. Operations.All.Where(operation => operation.Kind != OperationKind.Disposal).Select(operation => operation.Name)];

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Cancellable))]
    public async Task A_call_that_is_cancelled_before_asks_nothing(string operationName)
    {
        var operation = Operations.All.First(one => one.Name == operationName);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var call = await operation.PrepareAsync(new Stage(worker));
        var (askedBefore, handlersBefore) = (faulty.Requests.Count, worker.Channel.Handlers.Count);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call(new CancellationToken(canceled: true)));

        Assert.Empty(await AskedSinceAsync(worker, faulty, askedBefore));
        Assert.Equal((0, handlersBefore), (worker.Channel.PendingCount, worker.Channel.Handlers.Count));
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Cancellable))]
    public async Task A_call_that_is_cancelled_while_it_waits_ends_at_once_and_what_it_made_is_closed(string operationName)
    {
        var operation = Operations.All.First(one => one.Name == operationName);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var call = await operation.PrepareAsync(new Stage(worker));
        var handlersBefore = worker.Channel.Handlers.Count;
        var withheld = new TaskCompletionSource<List<byte[]>>(TaskCreationOptions.RunContinuationsAsynchronously);
        faulty.StrikeNext((_, _, answer) => withheld.SetResult(answer));
        using var cancellation = new CancellationTokenSource();

        var calling = call(cancellation.Token);
        var late = await withheld.Task;
        var askedBefore = faulty.Requests.Count;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
        Assert.Equal((0, handlersBefore), (worker.Channel.PendingCount, worker.Channel.Handlers.Count));

        faulty.Say(late);
        var asked = await AskedSinceAsync(worker, faulty, askedBefore);
        if (operation.Kind is OperationKind.Creation or OperationKind.CreationByYes or OperationKind.Composite)
            Assert.Contains("Close", Assert.Single(asked).Method.ToString(), StringComparison.Ordinal);
        else
            Assert.Empty(asked);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Cancellable))]
    public async Task A_call_that_is_cancelled_after_it_has_ended_stays_done(string operationName)
    {
        var operation = Operations.All.First(one => one.Name == operationName);
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var call = await operation.PrepareAsync(new Stage(worker));
        using var cancellation = new CancellationTokenSource();

        await call(cancellation.Token);
        var askedBefore = faulty.Requests.Count;
        await cancellation.CancelAsync();

        Assert.Empty(await AskedSinceAsync(worker, faulty, askedBefore));
        Assert.Equal(0, worker.Channel.PendingCount);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    // The worker reads in order: what was sent before this question is there when it is answered.
    private static async Task<List<FakeRequest>> AskedSinceAsync(Worker worker, FaultyWorker faulty, int askedBefore)
    {
        await worker.GetResourceUsageAsync(CancellationToken.None);
        return [.. faulty.Requests.Skip(askedBefore).SkipLast(1)];
    }
}
