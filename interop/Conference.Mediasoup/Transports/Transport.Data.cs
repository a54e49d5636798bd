using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public abstract partial class Transport
{
    private readonly EntityTable<DataProducer> _dataProducers = new();
    private readonly EntityTable<DataConsumer> _dataConsumers = new();

    /// <summary>Raised for each data producer that is created.</summary>
    public event EventHandler<DataProducer>? DataProducerCreated;

    /// <summary>Raised for each data consumer that is created.</summary>
    public event EventHandler<DataConsumer>? DataConsumerCreated;

    /// <summary>The data producers that are open now.</summary>
    public IReadOnlyCollection<DataProducer> DataProducers => _dataProducers.ToArray();

    /// <summary>The data consumers that are open now.</summary>
    public IReadOnlyCollection<DataConsumer> DataConsumers => _dataConsumers.ToArray();

    /// <summary>Receives messages: from the endpoint over SCTP, or on a direct transport from this process.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; a data producer that was made by then is closed again.</param>
    /// <exception cref="ArgumentException">The SCTP stream is missing or contradicts itself, or the id is in use on the router.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because SCTP is not enabled or the stream is in use.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<DataProducer> ProduceDataAsync(DataProducerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfClosed();
        var stream = this is DirectTransport ? null : StreamOf(options);
        if (options.Id is { } given && Router.FindDataProducer(given) is not null)
        {
            throw new ArgumentException(
                $"{Router} has a data producer {given} already; leave the id out to get a new one.", nameof(options));
        }

        var key = (options.Id ?? DataProducerId.New()).ToString();
        return Channel.CreateAsync(
            new ProduceDataRequest(HandlerId, key, options, stream),
            dump =>
            {
                var dataProducer = new DataProducer(this, dump) { AppData = options.AppData };
                Router.Add(dataProducer);
                _dataProducers.Add(dataProducer, this, DataProducerCreated);
                return dataProducer;
            },
            new CloseDataProducerRequest(HandlerId, key),
            cancellationToken);
    }

    /// <summary>Sends the messages of a data producer: to the endpoint over SCTP, or on a direct transport to this process.</summary>
    /// <remarks>Where each data producer and data consumer is on a direct transport or not makes no difference to the other.</remarks>
    /// <param name="options">Which one, and how.</param>
    /// <param name="cancellationToken">Gives up; a data consumer that was made by then is closed again.</param>
    /// <exception cref="EntityNotFoundException">There is no such data producer on the router.</exception>
    /// <exception cref="ArgumentException">The settings contradict each other.</exception>
    /// <exception cref="InvalidOperationException">All SCTP streams of the transport are taken.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="RequestRejectedException">The worker refused, e.g. because SCTP is not enabled.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public async Task<DataConsumer> ConsumeDataAsync(DataConsumerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfClosed();
        var dataProducer = Router.GetDataProducer(options.DataProducerId, nameof(options));
        var stream = this is DirectTransport ? null : TakeStream(options, dataProducer);
        var id = DataConsumerId.New();
        var key = id.ToString();
        try
        {
            return await Channel.CreateAsync(
                id.Value,
                new ConsumeDataRequest(HandlerId, key, options, dataProducer, stream),
                dump =>
                {
                    var dataConsumer = new DataConsumer(this, dump) { AppData = options.AppData };
                    _dataConsumers.Add(dataConsumer, this, DataConsumerCreated);
                    return dataConsumer;
                },
                new CloseDataConsumerRequest(HandlerId, key),
                cancellationToken);
        }
        catch
        {
            if (stream is not null) _sctpStreamIds.Free(stream.StreamId);
            throw;
        }
    }

    internal void Remove(DataProducer dataProducer)
    {
        _dataProducers.Remove(dataProducer);
        Router.Remove(dataProducer);
    }

    internal void Remove(DataConsumer dataConsumer)
    {
        _dataConsumers.Remove(dataConsumer);
        if (dataConsumer.SctpStreamParameters is { } stream) _sctpStreamIds.Free(stream.StreamId);
    }

    private static SctpStreamParameters StreamOf(DataProducerOptions options) => Ortc.NormalizeSctpStreamParameters(
        options.SctpStreamParameters ?? throw new ArgumentException(
            "SctpStreamParameters is missing; only data producers on a direct transport have none.", nameof(options)));

    /// <summary>The data producer's stream, changed as the options say, with a number of this transport's own.</summary>
    private SctpStreamParameters TakeStream(DataConsumerOptions options, DataProducer dataProducer)
    {
        var stream = dataProducer.SctpStreamParameters ?? new SctpStreamParameters { StreamId = 0, Ordered = true };
        if (options.Ordered == true || options.MaxPacketLifeTime is not null || options.MaxRetransmits is not null)
        {
            stream = stream with
            {
                Ordered = options.Ordered,
                MaxPacketLifeTime = options.MaxPacketLifeTime,
                MaxRetransmits = options.MaxRetransmits,
            };
        }
        else if (options.Ordered == false)
        {
            stream = stream with { Ordered = false };
        }

        stream = Ortc.NormalizeSctpStreamParameters(stream);
        return stream with { StreamId = _sctpStreamIds.Take() };
    }
}
