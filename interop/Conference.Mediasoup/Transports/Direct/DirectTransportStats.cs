namespace Conference.Mediasoup;

/// <summary>The counters of a direct transport.</summary>
public sealed record DirectTransportStats : TransportStats;
