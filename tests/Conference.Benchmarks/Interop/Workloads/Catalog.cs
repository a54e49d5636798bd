namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>All workloads. A run is meant to take the slower side one to three seconds.</summary>
internal static class Catalog
{
    private const int OfferedNotifications = 100_000;

    public static IReadOnlyList<WorkloadSpec> All { get; } =
    [
        new("usage-one-by-one", "getResourceUsage, one by one", "requests", 20_000, () => new UsageOneByOne()),
        new("usage-pipelined", "getResourceUsage, pipelined", "requests", 300_000, () => new UsagePipelined()),
        new("transports-one-by-one", "create + close WebRtcTransport, one by one", "transports", 10_000, () => new TransportsOneByOne()),
        new("transports-pipelined", "create + close WebRtcTransport, pipelined", "transports", 20_000, () => new TransportsPipelined()),
        new("produce-and-consume", "produce + consume + close, three layers", "pairs", 10_000, () => new ProduceAndConsume()),
        new("consumer-stats", "getStats of 500 consumers", "requests", 120_000, () => new ConsumerStats()),
        new("notifications-offered", "notifications in, 100,000/s offered", "events", 200_000, () => new Notifications(OfferedNotifications))
        {
            Offered = OfferedNotifications,
        },
        new("notifications-flood", "notifications in, as many as are taken", "events", 1_000_000, () => new Notifications(0)),
        new("direct-messages", "200-byte messages through a DirectTransport and back", "messages", 200_000, () => new DirectMessages()),
        new("meeting-objects", "10,000 transports, producers and consumers", "transports", 10_000, () => new MeetingObjects())
        {
            IsAboutMemory = true,
        },
    ];

    public static WorkloadSpec Find(string name) => All.First(workload => workload.Name == name);
}
