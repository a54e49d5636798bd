namespace Conference.Mediasoup.Conformance;

/// <summary>Reads the options of producers and consumers.</summary>
internal static class MediaOptionsReader
{
    public static ProducerOptions Producer(CallOptions options)
    {
        var keyFrameRequestDelay = options.TakeTime("keyFrameRequestDelay", TimeSpan.FromMilliseconds(1), TimeSpan.Zero);
        var appData = options.TakeAppData();
        return options.Read<ProducerOptions>() with { KeyFrameRequestDelay = keyFrameRequestDelay, AppData = appData };
    }

    public static ConsumerOptions Consumer(CallOptions options)
    {
        options.NormalizeId<ProducerId>("producerId");
        var appData = options.TakeAppData();
        return options.Read<ConsumerOptions>() with { AppData = appData };
    }

    public static PipeConsumerOptions PipeConsumer(CallOptions options)
    {
        options.NormalizeId<ProducerId>("producerId");
        var appData = options.TakeAppData();
        return options.Read<PipeConsumerOptions>() with { AppData = appData };
    }
}
