using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class NotificationHandlersTests : AsyncTest
{
    private readonly FakeWorker _worker = new();
    private readonly Guid _id = Guid.NewGuid();
    private readonly ScoreRecorder _recorder = new();

    protected override Task CleanUpAsync() => _worker.DisposeAsync().AsTask();

    [Fact(Timeout = Limits.Quick)]
    public async Task A_notification_that_comes_before_its_entity_waits_for_it_and_is_told_first()
    {
        _worker.Channel.Handlers.Expect(_id);
        var creating = _worker.Channel.RequestAsync(
            new CreateRouterRequest(_id.ToString()),
            _ =>
            {
                _worker.Channel.Publish(_id, _recorder);
                return true;
            },
            CancellationToken.None);
        var id = (await _worker.ReceiveAsync()).Id;
        await _worker.SendAsync(
            WorkerMessages.Score(_id, 1), WorkerMessages.Score(_id, 2), WorkerMessages.Accepted(id), WorkerMessages.Score(_id, 3));
        await creating;
        await _worker.HangUpAsync();
        Assert.Equal([1, 2, 3], _recorder.Scores);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_waits_for_an_entity_is_bounded()
    {
        _worker.Channel.Handlers.Expect(_id);
        await _worker.SendAsync(
            Enumerable.Range(0, NotificationHandlers.MaxKept + 50).Select(i => WorkerMessages.Score(_id, (byte)i)));
        await _worker.HangUpAsync();
        _worker.Channel.Publish(_id, _recorder);
        Assert.Equal(Enumerable.Range(0, NotificationHandlers.MaxKept).Select(i => (byte)i), _recorder.Scores);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_notification_for_nobody_is_dropped()
    {
        _worker.Channel.Publish(_id, _recorder);
        await _worker.SendAsync(WorkerMessages.Score(Guid.NewGuid(), 1), WorkerMessages.Score(_id, 2));
        await _worker.HangUpAsync();
        Assert.Equal([2], _recorder.Scores);
    }

    [Fact]
    public void An_id_is_used_once()
    {
        _worker.Channel.Handlers.Expect(_id);
        Assert.Throws<ArgumentException>(() => _worker.Channel.Handlers.Expect(_id));
        _worker.Channel.Handlers.Remove(_id);
        _worker.Channel.Handlers.Expect(_id);
    }
}
