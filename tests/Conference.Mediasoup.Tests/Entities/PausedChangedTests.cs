using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Entities;

public sealed class PausedChangedTests : WorkerTest
{
    private readonly EventLog _log = new();
    private PlainTransport _transport = null!;
    private Producer _producer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _transport = await Router.CreatePlainTransportAsync(Loopback.Comedia, None);
        _producer = await _transport.ProduceAsync(TestMedia.Opus(1), None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_producer_tells_of_changes_only()
    {
        _producer.PausedChanged += _log.Note<bool>("paused");
        await _producer.PauseAsync(None);
        await _producer.PauseAsync(None);
        await _producer.ResumeAsync(None);
        await _producer.ResumeAsync(None);
        await _producer.PauseAsync(None);
        Assert.Equal(["paused True", "paused False", "paused True"], await _log.TakeAsync(3));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_consumer_is_paused_as_long_as_itself_or_its_producer_is()
    {
        var consumer = await _transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = _producer.Id, RtpCapabilities = Router.RtpCapabilities }, None);
        consumer.PausedChanged += _log.Note<bool>("paused");
        consumer.ProducerPausedChanged += _log.Note<bool>("producer");

        await consumer.PauseAsync(None);
        await consumer.PauseAsync(None);
        await _producer.PauseAsync(None);
        Assert.Equal(["paused True", "producer True"], await _log.TakeAsync(2));
        await consumer.ResumeAsync(None);
        await _producer.ResumeAsync(None);
        Assert.Equal(["producer False", "paused False"], await _log.TakeAsync(2));
        await _producer.PauseAsync(None);
        Assert.Equal(["producer True", "paused True"], await _log.TakeAsync(2));
        Assert.False(consumer.Paused);
        Assert.True(consumer.ProducerPaused);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task An_observer_tells_of_pauses_and_of_producers_that_are_added_and_removed()
    {
        var observer = await Router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
        observer.PausedChanged += _log.Note<bool>("paused");
        observer.ProducerAdded += _log.Note<Producer>("added");
        observer.ProducerRemoved += _log.Note<Producer>("removed");

        await observer.PauseAsync(None);
        await observer.PauseAsync(None);
        Assert.True(observer.Paused);
        await observer.ResumeAsync(None);
        Assert.False(observer.Paused);
        await observer.AddProducerAsync(_producer.Id, None);
        await observer.RemoveProducerAsync(_producer.Id, None);
        Assert.Equal(
            ["paused True", "paused False", $"added {_producer}", $"removed {_producer}"], await _log.TakeAsync(4));
    }
}
