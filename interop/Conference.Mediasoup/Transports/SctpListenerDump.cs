namespace Conference.Mediasoup;

/// <summary>How a transport finds the data producer of an incoming message.</summary>
/// <param name="StreamIds">By the number of the SCTP stream.</param>
public sealed record SctpListenerDump(IReadOnlyDictionary<ushort, DataProducerId> StreamIds);
