using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Data;

public sealed class DataEntityTests : WorkerTest
{
    private WebRtcTransport _source = null!;
    private WebRtcTransport _sink = null!;

    private static DataProducerOptions Unordered { get; } = new()
    {
        SctpStreamParameters = new() { StreamId = 12_345, MaxPacketLifeTime = 5_000 },
        Label = "foo",
        Protocol = "bar",
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var options = new WebRtcTransportOptions { ListenInfos = [Loopback.Udp], EnableSctp = true };
        _source = await Router.CreateWebRtcTransportAsync(options, None);
        _sink = await Router.CreateWebRtcTransportAsync(options, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_data_producer_is_what_was_asked_for()
    {
        var created = NextEvent.OfAsync<DataProducer>(
            handler => _source.DataProducerCreated += handler, handler => _source.DataProducerCreated -= handler);
        var producer = await _source.ProduceDataAsync(Unordered with { Id = DataProducerId.New(), Paused = true, AppData = this }, None);
        Assert.Same(producer, await created);
        Assert.Same(this, producer.AppData);
        Assert.Equal(
            (DataChannelType.Sctp, "foo", "bar", true), (producer.Type, producer.Label, producer.Protocol, producer.Paused));
        Assert.Equal(Unordered.SctpStreamParameters! with { Ordered = false }, producer.SctpStreamParameters);
        var dump = await producer.DumpAsync(None);
        Assert.Equal(
            new DataProducerDump(producer.Id, DataChannelType.Sctp, producer.SctpStreamParameters, "foo", "bar", Paused: true), dump);
        Assert.Equal([producer], _source.DataProducers);
        Assert.Equal([producer], Router.DataProducers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_data_consumer_takes_over_what_it_is_not_told()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        var created = NextEvent.OfAsync<DataConsumer>(
            handler => _sink.DataConsumerCreated += handler, handler => _sink.DataConsumerCreated -= handler);
        var consumer = await ConsumeAsync(producer);
        Assert.Same(consumer, await created);
        Assert.Equal(new SctpStreamParameters { StreamId = 0, Ordered = false, MaxPacketLifeTime = 5_000 }, consumer.SctpStreamParameters);
        var dump = await consumer.DumpAsync(None);
        Assert.Equal((consumer.Id, producer.Id, DataChannelType.Sctp), (dump.Id, dump.DataProducerId, dump.Type));
        Assert.Equal(("foo", "bar", false, false), (dump.Label, dump.Protocol, dump.Paused, dump.DataProducerPaused));
        Assert.Equal((0u, 1_024u), (dump.BufferedAmount, dump.BufferedAmountLowThreshold));

        await consumer.SetBufferedAmountLowThresholdAsync(9_999, None);
        Assert.Equal(9_999u, (await consumer.DumpAsync(None)).BufferedAmountLowThreshold);
        Assert.Equal(0u, await consumer.GetBufferedAmountAsync(None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task How_reliable_a_data_consumer_is_can_be_chosen()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        Assert.Equal(
            new SctpStreamParameters { StreamId = 0, Ordered = true },
            (await ConsumeAsync(producer, options => options with { Ordered = true })).SctpStreamParameters);
        Assert.Equal(
            new SctpStreamParameters { StreamId = 1, Ordered = false, MaxPacketLifeTime = 5_000 },
            (await ConsumeAsync(producer, options => options with { Ordered = false })).SctpStreamParameters);
        Assert.Equal(
            new SctpStreamParameters { StreamId = 2, Ordered = false, MaxRetransmits = 3 },
            (await ConsumeAsync(producer, options => options with { MaxRetransmits = 3 })).SctpStreamParameters);
        await Assert.ThrowsAsync<ArgumentException>(
            () => ConsumeAsync(producer, options => options with { Ordered = true, MaxRetransmits = 3 }));
        Assert.Equal((ushort?)3, (await ConsumeAsync(producer)).SctpStreamParameters?.StreamId);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Data_goes_from_and_to_direct_transports_and_those_with_sctp()
    {
        var direct = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        var ignored = await direct.ProduceDataAsync(Unordered, None);
        Assert.Equal((DataChannelType.Direct, null), (ignored.Type, ignored.SctpStreamParameters));
        var sctpConsumer = await ConsumeAsync(ignored);
        Assert.Equal((DataChannelType.Sctp, "foo"), (sctpConsumer.Type, sctpConsumer.Label));
        Assert.Equal(new SctpStreamParameters { StreamId = 0, Ordered = true }, sctpConsumer.SctpStreamParameters);

        var producer = await _source.ProduceDataAsync(Unordered, None);
        var directConsumer = await direct.ConsumeDataAsync(
            new DataConsumerOptions { DataProducerId = producer.Id, Paused = true, Ordered = true, MaxRetransmits = 1 }, None);
        Assert.Equal((DataChannelType.Direct, true), (directConsumer.Type, directConsumer.Paused));
        Assert.Null(directConsumer.SctpStreamParameters);
        Assert.Null((await directConsumer.DumpAsync(None)).SctpStreamParameters);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Wrong_settings_say_what_is_wrong()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(
            async () => await _source.ProduceDataAsync(new DataProducerOptions(), None));
        Assert.Contains("SctpStreamParameters", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _source.ProduceDataAsync(
            new DataProducerOptions { SctpStreamParameters = new() { StreamId = 1, Ordered = true, MaxPacketLifeTime = 1 } }, None));

        var producer = await _source.ProduceDataAsync(Unordered, None);
        await Assert.ThrowsAsync<RequestRejectedException>(() => _source.ProduceDataAsync(Unordered, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _sink.ProduceDataAsync(Unordered with { Id = producer.Id }, None));
        Assert.Throws<InvalidOperationException>(() => producer.Send("text"));
        Assert.Throws<InvalidOperationException>(() => producer.Send([1]));

        var unknown = new DataConsumerOptions { DataProducerId = DataProducerId.New() };
        await Assert.ThrowsAsync<EntityNotFoundException>(() => _sink.ConsumeDataAsync(unknown, None));
        var withoutSctp = await Router.CreateWebRtcTransportAsync(new WebRtcTransportOptions { ListenInfos = [Loopback.Udp] }, None);
        await Assert.ThrowsAsync<RequestRejectedException>(() => withoutSctp.ProduceDataAsync(Unordered, None));
        await Assert.ThrowsAsync<RequestRejectedException>(
            () => withoutSctp.ConsumeDataAsync(unknown with { DataProducerId = producer.Id }, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Pauses_are_told_in_order_once_for_each_change()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        var consumer = await ConsumeAsync(producer);
        List<string> told = [];
        producer.PausedChanged += (_, paused) => told.Add($"producer {paused}");
        consumer.PausedChanged += (_, paused) => told.Add($"consumer {paused}");
        consumer.DataProducerPausedChanged += (_, paused) => told.Add($"consumer's producer {paused}");
        var resumed = NextEvent.OfAsync<bool>(
            handler => consumer.PausedChanged += handler, handler => consumer.PausedChanged -= handler, paused => !paused);

        await Task.WhenAll(consumer.PauseAsync(None), consumer.PauseAsync(None));
        Assert.True(consumer.Paused);
        await Task.WhenAll(producer.PauseAsync(None), producer.ResumeAsync(None), producer.PauseAsync(None));
        Assert.True(producer.Paused);
        await consumer.ResumeAsync(None);
        Assert.False(consumer.Paused);
        Assert.True((await consumer.DumpAsync(None)).DataProducerPaused);
        Assert.True(consumer.DataProducerPaused);
        await producer.ResumeAsync(None);
        await resumed;
        var allTold = new TaskCompletionSource();
        Worker.Channel.Events.Raise((_, _) => allTold.SetResult(), this, EventArgs.Empty);
        await allTold.Task;

        Assert.Equal(["producer True", "producer False", "producer True", "producer False"], TellingOf("producer"));
        Assert.Equal(
            [
                "consumer True", "consumer's producer True", "consumer's producer False", "consumer's producer True",
                "consumer's producer False", "consumer False",
            ],
            TellingOf("consumer"));

        IEnumerable<string> TellingOf(string whom) => told.Where(text => text.StartsWith(whom, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_data_consumer_closes_with_its_data_producer_and_its_stream_is_free()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        var consumer = await ConsumeAsync(producer);
        await producer.DisposeAsync();
        Assert.Equal(CloseReason.DataProducerClosed, await NextEvent.CloseOfAsync(consumer));
        Assert.Empty(_sink.DataConsumers);
        Assert.Empty(_source.DataProducers);
        Assert.Empty(Router.DataProducers);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await consumer.DumpAsync(None));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => ConsumeAsync(producer));

        var next = await _source.ProduceDataAsync(Unordered, None);
        await (await ConsumeAsync(next)).DisposeAsync();
        Assert.Equal((ushort?)2, (await ConsumeAsync(next)).SctpStreamParameters?.StreamId);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Closing_a_transport_closes_its_data_and_the_consumers_of_it()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        var consumer = await ConsumeAsync(producer);
        var loop = await _source.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = producer.Id }, None);
        await _source.DisposeAsync();
        Assert.Equal((CloseReason?)CloseReason.TransportClosed, producer.CloseReason);
        Assert.Equal((CloseReason?)CloseReason.TransportClosed, loop.CloseReason);
        Assert.Equal(CloseReason.DataProducerClosed, await NextEvent.CloseOfAsync(consumer));
        Assert.Empty(Router.DataProducers);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_dead_worker_closes_data_too()
    {
        var producer = await _source.ProduceDataAsync(Unordered, None);
        var consumer = await ConsumeAsync(producer);
        await Signal.SendAsync("KILL", Worker);
        Assert.Equal(CloseReason.WorkerDied, await NextEvent.CloseOfAsync(consumer));
        Assert.Equal(CloseReason.WorkerDied, await NextEvent.CloseOfAsync(producer));
    }

    private Task<DataConsumer> ConsumeAsync(DataProducer producer, Func<DataConsumerOptions, DataConsumerOptions>? change = null)
    {
        var options = new DataConsumerOptions { DataProducerId = producer.Id };
        return _sink.ConsumeDataAsync(change?.Invoke(options) ?? options, None);
    }
}
