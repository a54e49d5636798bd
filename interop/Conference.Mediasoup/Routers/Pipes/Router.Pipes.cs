namespace Conference.Mediasoup;

public sealed partial class Router
{
    private readonly RouterPipes _pipes;

    /// <summary>Forwards a producer or data producer to another router, as one there that is closed with it, and paused if it is media.</summary>
    /// <remarks>
    /// Any number of calls may be made at once, in both directions; the two routers share one pipe. A call that fails leaves nothing
    /// behind. The pipe stays when everything in it was closed, and goes when one of its transports or routers is closed.
    /// </remarks>
    /// <param name="options">What to forward, and where to.</param>
    /// <param name="cancellationToken">Gives up; what was made by then is closed again, unless other calls use it.</param>
    /// <exception cref="EntityNotFoundException">There is no such producer on this router.</exception>
    /// <exception cref="ArgumentException">
    /// Not exactly one of the two ids is given, the other router is this one, it is on the same worker although the id is kept, or its
    /// worker has a producer of that id already.
    /// </exception>
    /// <exception cref="UnsupportedRtpException">The other router lacks the codec.</exception>
    /// <exception cref="ObjectDisposedException">One of the routers is closed, or the producer was closed meanwhile.</exception>
    /// <exception cref="RequestRejectedException">A worker refused, e.g. because it cannot listen there.</exception>
    /// <exception cref="MediasoupException">One of the workers has died or is closed.</exception>
    public Task<PipeToRouterResult> PipeToRouterAsync(PipeToRouterOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfClosed();
        options.Router.ThrowIfClosed();
        Check(options);
        return options switch
        {
            { ProducerId: { } id, DataProducerId: null } => UsePipeAsync(
                GetProducer(id, nameof(options)), options, ForwardAsync, cancellationToken),
            { ProducerId: null, DataProducerId: { } id } => UsePipeAsync(
                GetDataProducer(id, nameof(options)), options, ForwardAsync, cancellationToken),
            _ => throw new ArgumentException(
                $"Say what to pipe: give either a {nameof(options.ProducerId)} or a {nameof(options.DataProducerId)}.", nameof(options)),
        };
    }

    private async Task<PipeToRouterResult> UsePipeAsync<TProducer>(
        TProducer producer,
        PipeToRouterOptions options,
        Func<TProducer, PipeTransport, PipeTransport, bool, CancellationToken, Task<PipeToRouterResult>> forward,
        CancellationToken cancellationToken)
        where TProducer : MediasoupEntity
    {
        // Who gives up before has no pipe made.
        cancellationToken.ThrowIfCancellationRequested();
        var (first, second) = Key.CompareTo(options.Router.Key) < 0 ? (this, options.Router) : (options.Router, this);
        var pipe = first._pipes.Join(second, options);
        try
        {
            var ends = await pipe.Opening.WaitAsync(cancellationToken);
            return await forward(producer, ends.On(this), ends.On(options.Router), options.KeepId, cancellationToken);
        }
        catch (Exception exception)
        {
            await first._pipes.LeaveAsync(second, pipe);
            // Whatever went wrong with a producer that was closed came of that.
            if (exception is not OperationCanceledException) producer.ThrowIfClosed();
            throw;
        }
    }

    private static async Task<PipeToRouterResult> ForwardAsync(
        Producer producer, PipeTransport source, PipeTransport target, bool keepId, CancellationToken cancellationToken)
    {
        var consumer = await source.ConsumeAsync(new PipeConsumerOptions { ProducerId = producer.Id }, cancellationToken);
        try
        {
            var piped = await target.ProduceAsync(
                new ProducerOptions
                {
                    Id = keepId ? producer.Id : null,
                    Kind = producer.Kind,
                    RtpParameters = consumer.RtpParameters,
                    Paused = consumer.IsPausedAtAll,
                    AppData = producer.AppData,
                },
                cancellationToken);
            CloseTogether(consumer, piped);
            consumer.MirrorPauseTo(piped);
            ThrowIfOneIsClosed(producer, consumer, piped);
            return new PipeToRouterResult { PipeConsumer = consumer, PipeProducer = piped };
        }
        catch
        {
            // Not awaited, so that who gave up on a worker that hangs doesn't wait for it now.
            _ = consumer.CloseAsync(Mediasoup.CloseReason.Requested);
            throw;
        }
    }

    private static async Task<PipeToRouterResult> ForwardAsync(
        DataProducer producer, PipeTransport source, PipeTransport target, bool keepId, CancellationToken cancellationToken)
    {
        var consumer = await source.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = producer.Id }, cancellationToken);
        try
        {
            var piped = await target.ProduceDataAsync(
                new DataProducerOptions
                {
                    Id = keepId ? producer.Id : null,
                    SctpStreamParameters = consumer.SctpStreamParameters,
                    Label = consumer.Label,
                    Protocol = consumer.Protocol,
                    AppData = producer.AppData,
                },
                cancellationToken);
            CloseTogether(consumer, piped);
            ThrowIfOneIsClosed(producer, consumer, piped);
            return new PipeToRouterResult { PipeDataConsumer = consumer, PipeDataProducer = piped };
        }
        catch
        {
            // Not awaited, for the same reason.
            _ = consumer.CloseAsync(Mediasoup.CloseReason.Requested);
            throw;
        }
    }

    private static void ThrowIfOneIsClosed(params ReadOnlySpan<MediasoupEntity> entities)
    {
        foreach (var entity in entities) entity.ThrowIfClosed();
    }

    private void Check(PipeToRouterOptions options)
    {
        if (options.Router == this)
            throw new ArgumentException($"{this} cannot be piped to itself.", nameof(options));
        if (options.KeepId && options.Router._worker == _worker)
        {
            throw new ArgumentException(
                $"{this} and {options.Router} are on the same worker, which cannot have two producers of one id: set KeepId to false.",
                nameof(options));
        }
    }
}
