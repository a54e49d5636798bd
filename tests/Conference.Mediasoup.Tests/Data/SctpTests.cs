using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Data;

/// <summary>Real SCTP between two plain transports, on routers of their own.</summary>
public sealed class SctpTests : WorkerTest
{
    private static readonly PlainTransportOptions Sctp = Loopback.Plain with { EnableSctp = true };

    private Router _farRouter = null!;
    private PlainTransport _near = null!;
    private PlainTransport _far = null!;
    private DataProducer _producer = null!;
    private DataConsumer _consumer = null!;
    private MessageLog _log = null!;

    [Fact(Timeout = Limits.Quick)]
    public async Task Messages_cross_sctp_in_order_with_their_ppids()
    {
        await ConnectAsync(Sctp);
        for (var i = 0; i < 500; i++)
        {
            if (i % 2 == 0) _producer.Send(i.ToString());
            else _producer.Send(System.Text.Encoding.UTF8.GetBytes(i.ToString()));
        }

        for (var i = 0; i < 500; i++) Assert.Equal((i.ToString(), i % 2 == 0 ? Ppid.Text : Ppid.Binary), await _log.TakeAsync());
        Assert.Equal((SctpState.Connected, SctpState.Connected), (_near.SctpState, _far.SctpState));
        Assert.Equal(new SctpNegotiatedCapabilities(65_535, 65_535), _near.SctpNegotiatedCapabilities);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_data_consumer_sends_messages_of_the_application_itself()
    {
        await ConnectAsync(Sctp);
        _producer.Send("from the data producer");
        await _log.TakeAsync();
        Assert.InRange(await _consumer.SendAsync("text", null, None), 0u, 4u);
        Assert.Equal(("text", Ppid.Text), await _log.TakeAsync());
        await _consumer.SendAsync("bytes"u8.ToArray(), null, None);
        Assert.Equal(("bytes", Ppid.Binary), await _log.TakeAsync());
        await _consumer.SendAsync("", null, None);
        Assert.Equal(("", Ppid.EmptyText), await _log.TakeAsync());
        await _consumer.SendAsync(ReadOnlyMemory<byte>.Empty, null, None);
        Assert.Equal(("", Ppid.EmptyBinary), await _log.TakeAsync());
        await _consumer.SendAsync("custom", new Ppid(7), None);
        Assert.Equal(("custom", new Ppid(7)), await _log.TakeAsync());
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_paused_or_too_small_data_consumer_rejects_what_it_cannot_send()
    {
        await ConnectAsync(Sctp with { MaxSendMessageSize = 1_000 });
        await Assert.ThrowsAsync<RequestRejectedException>(() => _consumer.SendAsync(new byte[1_001], null, None));
        await _consumer.PauseAsync(None);
        await Assert.ThrowsAsync<RequestRejectedException>(() => _consumer.SendAsync("text", null, None));
        await _consumer.ResumeAsync(None);
        await _consumer.SendAsync("at last", null, None);
        Assert.Equal("at last", (await _log.TakeAsync()).Text);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_full_buffer_is_told_and_so_is_that_it_has_drained()
    {
        const int Size = 10_000;
        // Nobody answers on the other side yet, so that the buffer fills.
        await MakeAsync(Sctp with { SctpSendBufferSize = 10 * Size, SctpPerStreamSendQueueLimit = 10 * Size });
        await _near.ConnectAsync(Loopback.To(_far.Tuple.LocalPort), None);
        var full = NextEvent.OfAsync<EventArgs>(
            handler => _consumer.SctpSendBufferFull += handler, handler => _consumer.SctpSendBufferFull -= handler);
        var low = NextEvent.OfAsync<uint>(
            handler => _consumer.BufferedAmountLow += handler, handler => _consumer.BufferedAmountLow -= handler);
        await _consumer.SetBufferedAmountLowThresholdAsync(2 * Size, None);
        Assert.Equal((uint)Size, await _consumer.SendAsync(new byte[Size], null, None));
        Assert.Equal((uint)(2 * Size), await _consumer.SendAsync(new byte[Size], null, None));
        RequestRejectedException? rejected = null;
        var sent = 2;
        for (; rejected is null; sent++)
        {
            Assert.InRange(sent, 0, 20);
            try
            {
                await _consumer.SendAsync(new byte[Size], null, None);
            }
            catch (RequestRejectedException exception)
            {
                rejected = exception;
            }
        }

        Assert.Equal("sctpsendbufferfull", rejected.Reason);
        await full;
        Assert.InRange(await _consumer.GetBufferedAmountAsync(None), 9u * Size, 11u * Size);

        await _far.ConnectAsync(Loopback.To(_near.Tuple.LocalPort), None);
        Assert.InRange(await low, 0u, 2u * Size);
        for (var i = 0; i < sent - 1; i++) Assert.Equal(Size, (await _log.TakeAsync()).Text.Length);
    }

    private async Task ConnectAsync(PlainTransportOptions options)
    {
        await MakeAsync(options);
        var connected = Task.WhenAll(ConnectedAsync(_near), ConnectedAsync(_far));
        await _near.ConnectAsync(Loopback.To(_far.Tuple.LocalPort), None);
        await _far.ConnectAsync(Loopback.To(_near.Tuple.LocalPort), None);
        await connected;
    }

    /// <summary>Direct transport -> plain transport ~ SCTP ~ plain transport -> direct transport.</summary>
    private async Task MakeAsync(PlainTransportOptions options)
    {
        var entrance = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        _near = await Router.CreatePlainTransportAsync(options, None);
        _producer = await entrance.ProduceDataAsync(new DataProducerOptions(), None);
        _consumer = await _near.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = _producer.Id }, None);

        _farRouter = await Worker.CreateRouterAsync(TestMedia.Router, None);
        var exit = await _farRouter.CreateDirectTransportAsync(new DirectTransportOptions(), None);
        _far = await _farRouter.CreatePlainTransportAsync(Sctp, None);
        var arriving = await _far.ProduceDataAsync(
            new DataProducerOptions { SctpStreamParameters = _consumer.SctpStreamParameters }, None);
        _log = new MessageLog(await exit.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = arriving.Id }, None));
    }

    private static Task<SctpState> ConnectedAsync(PlainTransport transport) => NextEvent.OfAsync<SctpState>(
        handler => transport.SctpStateChanged += handler,
        handler => transport.SctpStateChanged -= handler,
        state => state == SctpState.Connected);
}
