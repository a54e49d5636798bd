using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>What can go wrong between the start of a process and its being ready.</summary>
public sealed class StartFaultTests(RealWorker real) : IClassFixture<RealWorker>
{
    private static readonly Dictionary<string, Action<FaultyWorker>> Fatal = new(StringComparer.Ordinal)
    {
        ["it dies"] = worker => worker.Die(AllFaults.ExitCode),
        ["it dies in the middle of a length"] = worker => Say(worker, [1, 0], worker => worker.Die(AllFaults.ExitCode)),
        ["it dies in the middle of a message"] = worker => Say(worker, [9, 0, 0, 0, 1], worker => worker.Die(AllFaults.ExitCode)),
        ["it sends garbage"] = worker => Say(worker, [8, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255], _ => { }),
        ["it sends an empty message"] = worker => Say(worker, [0, 0, 0, 0], _ => { }),
        ["it sends a length without end"] = worker => Say(worker, [255, 255, 255, 255], _ => { }),
        ["it closes its pipe and lives on"] = worker => worker.Order("exec 4>&-; exec sleep 600", hangUp: true),
    };

    private static readonly Dictionary<string, Func<byte[][]>> Harmless = new(StringComparer.Ordinal)
    {
        ["logs"] = () => [.. Enumerable.Range(0, 2_000).Select(i => WorkerMessages.Log($"D{i}"))],
        ["notifications"] = () => [WorkerMessages.For("1"), WorkerMessages.Score(Guid.NewGuid(), 1), WorkerMessages.Event("", 250)],
        ["answers"] = () => [WorkerMessages.Accepted(1), WorkerMessages.Rejected(1)],
    };

    public static TheoryData<string> FatalNames() => [.. Fatal.Keys];

    public static TheoryData<string> HarmlessNames() => [.. Harmless.Keys];

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(FatalNames))]
    public async Task A_worker_that_fails_before_it_is_ready_does_not_start_and_leaves_nothing(string name)
    {
        await using var faulty = new FaultyWorker(real, Fatal[name]);
        var thrown = await Assert.ThrowsAsync<WorkerStartException>(() => faulty.StartAsync());
        Assert.Equal(name.StartsWith("it dies", StringComparison.Ordinal) ? AllFaults.ExitCode : 137, thrown.ExitCode);
        Assert.Equal(name.StartsWith("it sends", StringComparison.Ordinal), thrown.InnerException is InvalidDataException);
        await faulty.AssertNothingIsLeftAsync();
    }

    [Theory(Timeout = Limits.Quick)]
    [MemberData(nameof(HarmlessNames))]
    public async Task What_a_worker_says_before_it_is_ready_does_no_harm(string name)
    {
        await using var faulty = new FaultyWorker(real, worker => worker.Say([.. Harmless[name](), WorkerMessages.Running(1)]));
        await using var worker = await faulty.StartAsync();
        await worker.GetResourceUsageAsync(CancellationToken.None);
        await FaultMatrixTests.AssertNothingIsLeftAsync(worker, faulty);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_start_that_is_given_up_leaves_nothing()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var faulty = new FaultyWorker(real, _ => begun.SetResult());
        using var cancellation = new CancellationTokenSource();
        var starting = faulty.StartAsync(cancellation.Token);
        await begun.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await faulty.AssertNothingIsLeftAsync();
    }

    private static void Say(FaultyWorker worker, byte[] bytes, Action<FaultyWorker> then)
    {
        worker.SayBytes(bytes);
        then(worker);
    }
}
