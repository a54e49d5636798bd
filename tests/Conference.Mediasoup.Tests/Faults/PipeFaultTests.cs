using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Piping asks six things; each of them can go wrong.</summary>
public sealed class PipeFaultTests(RealWorker real) : IClassFixture<RealWorker>
{
    private const int RequestCount = 6;

    public static TheoryData<int> Steps() => [.. Enumerable.Range(0, RequestCount)];

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Steps))]
    public async Task Piping_fails_with_the_worker_that_dies_at_any_of_its_requests(int step)
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var (router, options) = await PrepareAsync(worker);
        faulty.StrikeNext((one, _, _) => one.Die(AllFaults.ExitCode), sparing: step);
        var died = await Assert.ThrowsAsync<WorkerDiedException>(() => router.PipeToRouterAsync(options, CancellationToken.None));
        Assert.Equal(AllFaults.ExitCode, died.ExitCode);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Steps))]
    public async Task Piping_that_is_refused_at_any_of_its_requests_leaves_no_pipe(int step)
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var (router, options) = await PrepareAsync(worker);
        faulty.StrikeNext((one, request, _) => one.Say(WorkerMessages.Rejected(request.Id, "Error", "because")), sparing: step);
        await Assert.ThrowsAsync<RequestRejectedException>(() => router.PipeToRouterAsync(options, CancellationToken.None));
        AssertNoPipes(worker);
        Assert.NotNull((await router.PipeToRouterAsync(options, CancellationToken.None)).PipeProducer);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Steps))]
    public async Task Piping_that_is_given_up_at_any_of_its_requests_leaves_no_pipe(int step)
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var (router, options) = await PrepareAsync(worker);
        var withheld = new TaskCompletionSource<List<byte[]>>(TaskCreationOptions.RunContinuationsAsynchronously);
        faulty.StrikeNext((_, _, answer) => withheld.SetResult(answer), sparing: step);
        using var cancellation = new CancellationTokenSource();
        var piping = router.PipeToRouterAsync(options, cancellation.Token);
        var late = await withheld.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => piping);
        faulty.Say(late);
        await AssertNoPipesAsync(worker);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    private static async Task<(Router Router, PipeToRouterOptions Options)> PrepareAsync(Worker worker)
    {
        var stage = new Stage(worker);
        var producer = await stage.ProducerAsync();
        var other = await worker.CreateRouterAsync(TestMedia.Router, CancellationToken.None);
        return (await stage.RouterAsync(), new PipeToRouterOptions { ProducerId = producer.Id, Router = other, KeepId = false });
    }

    private static void AssertNoPipes(Worker worker) =>
        Assert.All(worker.Routers, router => Assert.Empty(router.Transports.OfType<PipeTransport>()));

    // Neither here nor, asked behind everything that was sent before, in the worker.
    private static async Task AssertNoPipesAsync(Worker worker)
    {
        AssertNoPipes(worker);
        foreach (var router in worker.Routers)
        {
            var dump = await router.DumpAsync(CancellationToken.None);
            Assert.Equal(router.Transports.Select(transport => transport.Id).ToHashSet(), dump.TransportIds.ToHashSet());
        }
    }
}
