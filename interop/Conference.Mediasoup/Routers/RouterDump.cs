namespace Conference.Mediasoup;

/// <summary>What the worker knows about a router, for diagnosis.</summary>
/// <param name="Id">The router.</param>
/// <param name="TransportIds">Its transports.</param>
/// <param name="RtpObserverIds">Its observers.</param>
/// <param name="ConsumersByProducer">Who consumes which producer.</param>
/// <param name="ProducersByConsumer">Which producer a consumer reads.</param>
/// <param name="ObserversByProducer">Who observes which producer.</param>
/// <param name="DataConsumersByDataProducer">Who consumes which data producer.</param>
/// <param name="DataProducersByDataConsumer">Which data producer a data consumer reads.</param>
public sealed record RouterDump(
    RouterId Id,
    IReadOnlyList<TransportId> TransportIds,
    IReadOnlyList<RtpObserverId> RtpObserverIds,
    IReadOnlyDictionary<ProducerId, IReadOnlyList<ConsumerId>> ConsumersByProducer,
    IReadOnlyDictionary<ConsumerId, ProducerId> ProducersByConsumer,
    IReadOnlyDictionary<ProducerId, IReadOnlyList<RtpObserverId>> ObserversByProducer,
    IReadOnlyDictionary<DataProducerId, IReadOnlyList<DataConsumerId>> DataConsumersByDataProducer,
    IReadOnlyDictionary<DataConsumerId, DataProducerId> DataProducersByDataConsumer);
