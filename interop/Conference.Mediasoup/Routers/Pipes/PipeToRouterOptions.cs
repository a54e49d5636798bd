namespace Conference.Mediasoup;

/// <summary>What <see cref="Router.PipeToRouterAsync"/> forwards, and how.</summary>
/// <remarks>
/// Two routers share one pipe for everything between them, in both directions. Whoever is first makes it; what others say about
/// <see cref="ListenInfo"/>, RTX, SRTP and SCTP then counts for nothing until it is closed.
/// </remarks>
public sealed record PipeToRouterOptions : SctpTransportOptions
{
    /// <summary>Begins with SCTP enabled, so that the pipe can also carry data.</summary>
    public PipeToRouterOptions() => EnableSctp = true;

    /// <summary>The producer to forward; either this or <see cref="DataProducerId"/>.</summary>
    public ProducerId? ProducerId { get; init; }

    /// <summary>The data producer to forward; either this or <see cref="ProducerId"/>.</summary>
    public DataProducerId? DataProducerId { get; init; }

    /// <summary>The router to forward to, on the same worker or on another one.</summary>
    public required Router Router { get; init; }

    /// <summary>Whether the producer on the other router has the same id. Default true; must be false between routers of one worker.</summary>
    public bool KeepId { get; init; } = true;

    /// <summary>Where both ends of the pipe listen. UDP only, and without a port, since both would want it. Default 127.0.0.1.</summary>
    public ListenInfo ListenInfo { get; init; } = new() { Ip = "127.0.0.1" };

    /// <inheritdoc cref="PipeTransportOptions.EnableRtx"/>
    public bool EnableRtx { get; init; }

    /// <inheritdoc cref="PipeTransportOptions.EnableSrtp"/>
    public bool EnableSrtp { get; init; }

    internal PipeTransportOptions ToTransportOptions() => new()
    {
        ListenInfo = ListenInfo,
        EnableRtx = EnableRtx,
        EnableSrtp = EnableSrtp,
        EnableSctp = EnableSctp,
        MaxSendMessageSize = MaxSendMessageSize,
        MaxReceiveMessageSize = MaxReceiveMessageSize,
        SctpSendBufferSize = SctpSendBufferSize,
        SctpPerStreamSendQueueLimit = SctpPerStreamSendQueueLimit,
        SctpMaxReceiverWindowBufferSize = SctpMaxReceiverWindowBufferSize,
        SctpDefaultStreamBufferedAmountLowThreshold = SctpDefaultStreamBufferedAmountLowThreshold,
        AppData = AppData,
    };
}
