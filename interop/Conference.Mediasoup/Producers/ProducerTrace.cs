namespace Conference.Mediasoup;

/// <summary>A trace event of a producer.</summary>
/// <param name="Type">What was traced.</param>
/// <param name="Timestamp">When, on the worker's monotonic clock.</param>
/// <param name="Direction">The way it went: in for packets and reports of the endpoint, out for what it is asked.</param>
/// <param name="Info">
/// <see cref="RtpPacketTraceInfo"/> for <see cref="ProducerTraceEventType.Rtp"/> and <see cref="ProducerTraceEventType.KeyFrame"/>,
/// <see cref="KeyFrameRequestTraceInfo"/> for <see cref="ProducerTraceEventType.Pli"/> and <see cref="ProducerTraceEventType.Fir"/>,
/// <see cref="SenderReportTraceInfo"/> for <see cref="ProducerTraceEventType.SenderReport"/>, null for
/// <see cref="ProducerTraceEventType.Nack"/>.
/// </param>
public sealed record ProducerTrace(ProducerTraceEventType Type, TimeSpan Timestamp, TraceDirection Direction, RtpTraceInfo? Info);
