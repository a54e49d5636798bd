namespace Conference.Mediasoup.Conformance;

/// <summary>Reads the options of data producers and data consumers, and the arguments of messages.</summary>
internal static class DataOptionsReader
{
    public static DataProducerOptions Producer(CallOptions options)
    {
        var appData = options.TakeAppData();
        return options.Read<DataProducerOptions>() with { AppData = appData };
    }

    public static DataConsumerOptions Consumer(CallOptions options)
    {
        options.NormalizeId<DataProducerId>("dataProducerId");
        var subchannels = Subchannels(options.Get<long[]>("subchannels") ?? []);
        options.Take("subchannels");
        var appData = options.TakeAppData();
        return options.Read<DataConsumerOptions>() with { Subchannels = subchannels, AppData = appData };
    }

    public static DataSendOptions Send(Call call) => new()
    {
        Ppid = Ppid(call, 1),
        Subchannels = Subchannels(call.ReadOptional<long[]>(2) ?? []),
        RequiredSubchannel = call.ReadOptional<ushort?>(3),
        IgnoredSubchannel = call.ReadOptional<ushort?>(4),
    };

    public static Ppid? Ppid(Call call, int index) => call.ReadOptional<uint?>(index) is { } value ? new Ppid(value) : null;

    /// <summary>mediasoup writes any number as 16 bits, and its tests rely on 65,536 becoming 0; ours are 16 bits by type.</summary>
    public static IReadOnlyList<ushort> Subchannels(IEnumerable<long> numbers) => [.. numbers.Select(number => unchecked((ushort)number))];
}
