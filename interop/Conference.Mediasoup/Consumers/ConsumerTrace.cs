namespace Conference.Mediasoup;

/// <summary>A trace event of a consumer.</summary>
/// <param name="Type">What was traced.</param>
/// <param name="Timestamp">When, on the worker's monotonic clock.</param>
/// <param name="Direction">The way it went: out for packets, in for what the endpoint asks.</param>
/// <param name="Info">
/// <see cref="RtpPacketTraceInfo"/> for <see cref="ConsumerTraceEventType.Rtp"/> and <see cref="ConsumerTraceEventType.KeyFrame"/>,
/// <see cref="KeyFrameRequestTraceInfo"/> for <see cref="ConsumerTraceEventType.Pli"/> and <see cref="ConsumerTraceEventType.Fir"/>, null
/// for <see cref="ConsumerTraceEventType.Nack"/>.
/// </param>
public sealed record ConsumerTrace(ConsumerTraceEventType Type, TimeSpan Timestamp, TraceDirection Direction, RtpTraceInfo? Info);
