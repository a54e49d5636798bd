namespace Conference.Mediasoup.Conformance;

/// <summary>The counters of data producers and data consumers, in mediasoup's form.</summary>
internal static class DataShapes
{
    public static object[] Stats(DataProducerStats stats) =>
        [new Merged(stats, new { Type = "data-producer", Timestamp = stats.Timestamp.TotalMilliseconds })];

    public static object[] Stats(DataConsumerStats stats) =>
        [new Merged(stats, new { Type = "data-consumer", Timestamp = stats.Timestamp.TotalMilliseconds })];
}
