namespace Conference.Mediasoup;

/// <summary>A trace event of a transport.</summary>
/// <param name="Type">What was traced.</param>
/// <param name="Timestamp">When, on the worker's monotonic clock.</param>
/// <param name="Direction">The way it went.</param>
/// <param name="Bwe">The state of the estimation; null unless <paramref name="Type"/> is <see cref="TransportTraceEventType.Bwe"/>.</param>
public sealed record TransportTrace(TransportTraceEventType Type, TimeSpan Timestamp, TraceDirection Direction, BweTrace? Bwe);
