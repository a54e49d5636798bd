namespace Conference.Mediasoup;

/// <summary>The counters of a data consumer.</summary>
/// <param name="Timestamp">When the worker took the figures, on its own monotonic clock.</param>
/// <param name="Label">The name of the channel.</param>
/// <param name="Protocol">The protocol spoken on it.</param>
/// <param name="MessagesSent">Messages that were sent.</param>
/// <param name="BytesSent">Their payload in bytes.</param>
/// <param name="BufferedAmount">What waits to be sent, in bytes.</param>
public sealed record DataConsumerStats(
    TimeSpan Timestamp, string Label, string Protocol, ulong MessagesSent, ulong BytesSent, uint BufferedAmount);
