namespace Conference.Mediasoup;

/// <summary>Counts the open entities of a worker as they come and go, so that nobody has to walk through them.</summary>
internal sealed class EntityCounts
{
    private int _routers;
    private int _transports;
    private int _producers;
    private int _consumers;
    private int _dataProducers;
    private int _dataConsumers;

    public void Opened(MediasoupEntity entity) => Add(entity, 1);

    public void Closed(MediasoupEntity entity) => Add(entity, -1);

    public WorkerCounts Read() => new(
        Volatile.Read(ref _routers),
        Volatile.Read(ref _transports),
        Volatile.Read(ref _producers),
        Volatile.Read(ref _consumers),
        Volatile.Read(ref _dataProducers),
        Volatile.Read(ref _dataConsumers));

    private void Add(MediasoupEntity entity, int change)
    {
        switch (entity)
        {
            case Consumer:
                Interlocked.Add(ref _consumers, change);
                break;
            case Producer:
                Interlocked.Add(ref _producers, change);
                break;
            case DataConsumer:
                Interlocked.Add(ref _dataConsumers, change);
                break;
            case DataProducer:
                Interlocked.Add(ref _dataProducers, change);
                break;
            case Transport:
                Interlocked.Add(ref _transports, change);
                break;
            case Router:
                Interlocked.Add(ref _routers, change);
                break;
            default:
                // WebRTC servers and observers carry no load of their own.
                break;
        }
    }
}
