namespace Conference.Mediasoup;

/// <summary>What the worker knows about a direct transport, for diagnosis.</summary>
public sealed record DirectTransportDump : TransportDump;
