using Conference.Mediasoup.Channels.Requests;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class WorkerChannelRequestTests : AsyncTest
{
    private readonly FakeWorker _worker = new();

    protected override Task CleanUpAsync() => _worker.DisposeAsync().AsTask();

    [Fact(Timeout = Limits.Quick)]
    public async Task Responses_find_their_requests_in_any_order()
    {
        var first = AskAsync();
        var second = AskAsync();
        var firstId = (await _worker.ReceiveAsync()).Id;
        var secondId = (await _worker.ReceiveAsync()).Id;
        await _worker.SendAsync(WorkerMessages.Usage(secondId, 2_000), WorkerMessages.Usage(firstId, 1_000));
        Assert.Equal(TimeSpan.FromSeconds(1), (await first).UserTime);
        Assert.Equal(TimeSpan.FromSeconds(2), (await second).UserTime);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_rejected_request_tells_the_worker_s_reason()
    {
        var asked = AskAsync();
        await _worker.SendAsync(WorkerMessages.Rejected((await _worker.ReceiveAsync()).Id, "TypeError", "wrong weather"));
        var rejected = await Assert.ThrowsAsync<RequestRejectedException>(() => asked);
        Assert.Equal(("TypeError", "wrong weather"), (rejected.Error, rejected.Reason));
        Assert.Equal(nameof(Fbs.Request.Method.WorkerGetResourceUsage), rejected.Method);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_cancelled_request_leaves_the_pending_table_and_its_late_response_harms_nobody()
    {
        using var cancellation = new CancellationTokenSource();
        var cancelled = _worker.Channel.RequestAsync(new GetResourceUsageRequest(), cancellation.Token);
        var cancelledId = (await _worker.ReceiveAsync()).Id;
        Assert.Equal(1, _worker.Channel.PendingCount);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(0, _worker.Channel.PendingCount);

        var next = AskAsync();
        var nextId = (await _worker.ReceiveAsync()).Id;
        await _worker.SendAsync(WorkerMessages.Usage(cancelledId, 1), WorkerMessages.Usage(nextId, 7_000));
        Assert.Equal(TimeSpan.FromSeconds(7), (await next).UserTime);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_request_that_was_cancelled_before_is_not_sent()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _worker.Channel.RequestAsync(new GetResourceUsageRequest(), new CancellationToken(canceled: true)));
        Assert.Equal(0, _worker.Channel.PendingCount);
        _ = AskAsync();
        Assert.Equal(1u, (await _worker.ReceiveAsync()).Id);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_the_channel_fails_all_who_wait_and_all_who_come_later()
    {
        var waiting = Enumerable.Range(0, 100).Select(_ => AskAsync()).ToArray();
        var died = new WorkerDiedException(FakeWorker.ProcessId, 137);
        _worker.Channel.Close(died);
        foreach (var task in waiting) Assert.Same(died, await Assert.ThrowsAsync<WorkerDiedException>(() => task));
        Assert.Same(died, await Assert.ThrowsAsync<WorkerDiedException>(async () => await AskAsync()));
        Assert.Equal(0, _worker.Channel.PendingCount);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_response_that_cannot_be_read_fails_its_request_only()
    {
        var first = AskAsync();
        var second = AskAsync();
        var firstId = (await _worker.ReceiveAsync()).Id;
        var secondId = (await _worker.ReceiveAsync()).Id;
        await _worker.SendAsync(WorkerMessages.Accepted(firstId), WorkerMessages.Usage(secondId, 3_000));
        await Assert.ThrowsAsync<InvalidDataException>(() => first);
        Assert.Equal(TimeSpan.FromSeconds(3), (await second).UserTime);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_rejection_that_cannot_be_read_ends_the_reading_and_loses_no_call()
    {
        var asked = AskAsync();
        await _worker.SendAsync(WorkerMessages.UnreadableRejection((await _worker.ReceiveAsync()).Id));
        await Assert.ThrowsAsync<InvalidDataException>(() => _worker.Reading);
        _worker.Channel.Close(new WorkerDiedException(FakeWorker.ProcessId, 137));
        await Assert.ThrowsAsync<WorkerDiedException>(() => asked);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_was_created_with_an_answer_that_cannot_be_read_is_closed_again()
    {
        var creating = _worker.Channel.CreateAsync(
            new GetResourceUsageRequest(), usage => usage, new CloseRouterRequest("the router"), CancellationToken.None);
        await _worker.SendAsync(WorkerMessages.Accepted((await _worker.ReceiveAsync()).Id));
        await Assert.ThrowsAsync<InvalidDataException>(() => creating);
        Assert.Equal(Fbs.Request.Method.WorkerCloseRouter, (await _worker.ReceiveAsync()).Method);
    }

    private Task<WorkerResourceUsage> AskAsync() =>
        _worker.Channel.RequestAsync(new GetResourceUsageRequest(), CancellationToken.None);
}
