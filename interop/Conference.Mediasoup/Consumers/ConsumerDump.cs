namespace Conference.Mediasoup;

/// <summary>What the worker knows about a consumer, for diagnosis.</summary>
/// <remarks>The six layers count from 0, and are null while there is none, and for consumers that have none to choose from.</remarks>
public sealed record ConsumerDump
{
    /// <summary>The consumer.</summary>
    public required ConsumerId Id { get; init; }

    /// <summary>How it chooses among streams and layers.</summary>
    public required ConsumerType Type { get; init; }

    /// <summary>The producer that is consumed.</summary>
    public required ProducerId ProducerId { get; init; }

    /// <summary>Sound or picture.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>What the endpoint receives.</summary>
    public required RtpParameters RtpParameters { get; init; }

    /// <summary>The producer's streams inside the router.</summary>
    public IReadOnlyList<RtpEncodingParameters> ConsumableRtpEncodings { get; init; } = [];

    /// <summary>The payload types that are forwarded.</summary>
    public IReadOnlyList<byte> SupportedCodecPayloadTypes { get; init; } = [];

    /// <summary>The trace events that are on.</summary>
    public IReadOnlyList<ConsumerTraceEventType> TraceEventTypes { get; init; } = [];

    /// <summary>Whether the consumer sends nothing because of <see cref="Consumer.PauseAsync"/>.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether it sends nothing because its producer is paused.</summary>
    public bool ProducerPaused { get; init; }

    /// <summary>Who gets bandwidth first on the transport: 1 to 255.</summary>
    public byte Priority { get; init; }

    /// <summary>The streams to the endpoint: one, but on a pipe as many as the producer has.</summary>
    public IReadOnlyList<RtpStreamDump> RtpStreams { get; init; } = [];

    /// <summary>The spatial layer that was asked for.</summary>
    public byte? PreferredSpatialLayer { get; init; }

    /// <summary>The spatial layer that the consumer is about to send, once a key frame of it comes.</summary>
    public byte? TargetSpatialLayer { get; init; }

    /// <summary>The spatial layer that is sent.</summary>
    public byte? CurrentSpatialLayer { get; init; }

    /// <summary>The temporal layer that was asked for.</summary>
    public byte? PreferredTemporalLayer { get; init; }

    /// <summary>The temporal layer that the consumer is about to send.</summary>
    public byte? TargetTemporalLayer { get; init; }

    /// <summary>The temporal layer that is sent.</summary>
    public byte? CurrentTemporalLayer { get; init; }
}
