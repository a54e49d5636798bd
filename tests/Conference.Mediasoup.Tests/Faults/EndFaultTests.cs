using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Workers that do not end, or not as they should, while calls of every kind wait for them.</summary>
public sealed class EndFaultTests(RealWorker real) : IClassFixture<RealWorker>
{
    private const int KilledExitCode = 137;

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_closes_its_pipe_and_lives_on_is_killed_and_fails_every_call()
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var calls = await PrepareAllAsync(worker);
        faulty.StrikeEach((_, _, _) => { });
        faulty.StrikeNext((one, _, _) => one.Order("exec 4>&-; exec sleep 600", hangUp: true));
        await AssertAllFailAsync<WorkerDiedException>(calls.Select(call => call(CancellationToken.None)));
        Assert.Equal(KilledExitCode, (await worker.Exited).ExitCode);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_does_not_read_holds_up_nobody_and_is_killed_in_the_end()
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var calls = await PrepareAllAsync(worker);
        var deaf = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        faulty.StrikeNext((one, _, _) =>
        {
            one.FallDeaf();
            deaf.SetResult();
        });
        var first = worker.GetResourceUsageAsync(CancellationToken.None);
        await deaf.Task;

        // Far more than a pipe holds, from callers who give up and callers who don't.
        using var cancellation = new CancellationTokenSource();
        var givenUp = Enumerable.Range(0, 5_000).Select(_ => worker.DumpAsync(cancellation.Token)).ToList();
        var waiting = calls.Select(call => call(CancellationToken.None)).Append(first).ToList();
        await cancellation.CancelAsync();
        foreach (var task in givenUp) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(waiting.Count(task => !task.IsCompleted), worker.Channel.PendingCount);

        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
        await AssertAllFailAsync<ChannelClosedException>(waiting);
        Assert.Equal(new WorkerExit(worker.ProcessId, KilledExitCode, Requested: true), await worker.Exited);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_lives_on_after_it_was_asked_to_end_is_killed()
    {
        await using var faulty = new FaultyWorker(real) { Goodbye = one => one.Order("exec sleep 600", hangUp: false) };
        await using var worker = await faulty.StartAsync();
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
        Assert.Equal(new WorkerExit(worker.ProcessId, KilledExitCode, Requested: true), await worker.Exited);
    }

    public static TheoryData<string> Goodbyes() => ["dies", "sends garbage", "answers everything", "floods"];

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(Goodbyes))]
    public async Task Whatever_a_worker_does_when_it_is_asked_to_end_every_call_ends_and_so_does_it(string what)
    {
        await using var faulty = new FaultyWorker(real);
        await using var worker = await faulty.StartAsync();
        var calls = await PrepareAllAsync(worker);
        List<byte[]> withheld = [];
        faulty.StrikeEach((_, _, answer) => withheld.AddRange(answer));
        faulty.Goodbye = one =>
        {
            switch (what)
            {
                case "sends garbage":
                    one.SayBytes([8, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
                    return;
                case "answers everything":
                    one.Say(withheld);
                    break;
                case "floods":
                    one.Say(Enumerable.Range(0, 5_000).Select(i => WorkerMessages.Log($"Dflood {i}")));
                    break;
            }

            one.Die(AllFaults.ExitCode);
        };

        var waiting = calls.Select(call => call(CancellationToken.None)).ToList();
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
        await AssertAllFailAsync<ChannelClosedException>(waiting);
        Assert.True((await worker.Exited).Requested);
    }

    private static async Task<List<Func<CancellationToken, Task>>> PrepareAllAsync(Worker worker)
    {
        List<Func<CancellationToken, Task>> calls = [];
        // Each on a stage of its own, as some close what others use.
        foreach (var operation in Operations.All) calls.Add(await operation.PrepareAsync(new Stage(worker)));
        return calls;
    }

    // Closing never throws; all else fails.
    private static async Task AssertAllFailAsync<TException>(IEnumerable<Task> calls) where TException : Exception
    {
        var failed = 0;
        foreach (var call in calls.ToList())
        {
            if (await Record.ExceptionAsync(() => call) is not { } thrown) continue;
            Assert.IsType<TException>(thrown);
            failed++;
        }

        Assert.True(failed >= Operations.All.Count(operation => operation.Kind != OperationKind.Disposal));
    }
}
