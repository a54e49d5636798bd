namespace Conference.Mediasoup;

/// <summary>The two ends of what was piped; each is closed with the other.</summary>
public sealed record PipeToRouterResult
{
    /// <summary>Where the media leaves the router; null for data.</summary>
    public Consumer? PipeConsumer { get; init; }

    /// <summary>Where the media enters the other router, paused while the original or <see cref="PipeConsumer"/> is; null for data.</summary>
    public Producer? PipeProducer { get; init; }

    /// <summary>Where the data leaves the router; null for media.</summary>
    /// <remarks>
    /// Without subchannels it lets everything through. With some, they must be all that the consumers behind the pipe have.
    /// </remarks>
    public DataConsumer? PipeDataConsumer { get; init; }

    /// <summary>Where the data enters the other router; null for media.</summary>
    public DataProducer? PipeDataProducer { get; init; }
}
