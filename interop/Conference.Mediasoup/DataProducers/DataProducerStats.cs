namespace Conference.Mediasoup;

/// <summary>The counters of a data producer.</summary>
/// <param name="Timestamp">When the worker took the figures, on its own monotonic clock.</param>
/// <param name="Label">The name of the channel.</param>
/// <param name="Protocol">The protocol spoken on it.</param>
/// <param name="MessagesReceived">Messages that have arrived, also while paused.</param>
/// <param name="BytesReceived">Their payload in bytes.</param>
public sealed record DataProducerStats(TimeSpan Timestamp, string Label, string Protocol, ulong MessagesReceived, ulong BytesReceived);
