namespace Conference.Mediasoup.Conformance;

/// <summary>What is known of workers, routers and WebRTC servers, in mediasoup's form.</summary>
internal static class WorkerShapes
{
    public static object Dump(WorkerDump dump) => new
    {
        Pid = dump.ProcessId,
        dump.WebRtcServerIds,
        dump.RouterIds,
        ChannelMessageHandlers = new
        {
            ChannelRequestHandlers = dump.RequestHandlers,
            ChannelNotificationHandlers = dump.NotificationHandlers,
        },
    };

    /// <summary>Times are in milliseconds and memory in kibibytes, as the worker has them.</summary>
    public static object ResourceUsage(WorkerResourceUsage usage) => new Dictionary<string, double>
    {
        ["ru_utime"] = usage.UserTime.TotalMilliseconds,
        ["ru_stime"] = usage.SystemTime.TotalMilliseconds,
        ["ru_maxrss"] = usage.MaxResidentSetBytes / 1024.0,
        ["ru_minflt"] = usage.MinorPageFaults,
        ["ru_majflt"] = usage.MajorPageFaults,
        ["ru_inblock"] = usage.BlockInputs,
        ["ru_oublock"] = usage.BlockOutputs,
        ["ru_nvcsw"] = usage.VoluntaryContextSwitches,
        ["ru_nivcsw"] = usage.InvoluntaryContextSwitches,
    };

    public static object Dump(WebRtcServerDump dump) => new
    {
        dump.Id,
        dump.UdpSockets,
        dump.TcpServers,
        dump.WebRtcTransportIds,
        LocalIceUsernameFragments = dump.TransportsByUsernameFragment.Select(
            pair => new { LocalIceUsernameFragment = pair.Key, WebRtcTransportId = pair.Value }),
    };

    public static object Dump(RouterDump dump) => new
    {
        dump.Id,
        dump.TransportIds,
        dump.RtpObserverIds,
        MapProducerIdConsumerIds = Lists(dump.ConsumersByProducer),
        MapConsumerIdProducerId = Pairs(dump.ProducersByConsumer),
        MapProducerIdObserverIds = Lists(dump.ObserversByProducer),
        MapDataProducerIdDataConsumerIds = Lists(dump.DataConsumersByDataProducer),
        MapDataConsumerIdDataProducerId = Pairs(dump.DataProducersByDataConsumer),
    };

    /// <summary>mediasoup has maps as lists of keys with their value.</summary>
    public static object Pairs<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map) => map.Select(pair => new { pair.Key, pair.Value });

    private static object Lists<TKey, TItem>(IReadOnlyDictionary<TKey, IReadOnlyList<TItem>> map) =>
        map.Select(pair => new { pair.Key, Values = pair.Value });
}
