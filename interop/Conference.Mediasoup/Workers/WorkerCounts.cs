namespace Conference.Mediasoup;

/// <summary>How many entities are open on a worker.</summary>
/// <param name="Routers">Routers.</param>
/// <param name="Transports">Transports of all kinds.</param>
/// <param name="Producers">Producers.</param>
/// <param name="Consumers">Consumers.</param>
/// <param name="DataProducers">Data producers.</param>
/// <param name="DataConsumers">Data consumers.</param>
public readonly record struct WorkerCounts(
    int Routers, int Transports, int Producers, int Consumers, int DataProducers, int DataConsumers);
