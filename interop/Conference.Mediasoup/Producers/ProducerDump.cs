namespace Conference.Mediasoup;

/// <summary>What the worker knows about a producer, for diagnosis.</summary>
public sealed record ProducerDump
{
    /// <summary>The producer.</summary>
    public required ProducerId Id { get; init; }

    /// <summary>Sound or picture.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>How many streams and layers there are.</summary>
    public required ProducerType Type { get; init; }

    /// <summary>What the endpoint sends; the worker doesn't keep <see cref="RtpEncodingParameters.MaxBitrate"/>.</summary>
    public required RtpParameters RtpParameters { get; init; }

    /// <summary>How its payload types and streams map to those of the router.</summary>
    public required RtpMapping RtpMapping { get; init; }

    /// <summary>The streams that have arrived.</summary>
    public IReadOnlyList<RtpStreamDump> RtpStreams { get; init; } = [];

    /// <summary>The trace events that are on; the worker doesn't list <see cref="ProducerTraceEventType.SenderReport"/>.</summary>
    public IReadOnlyList<ProducerTraceEventType> TraceEventTypes { get; init; } = [];

    /// <summary>Whether the worker drops what arrives.</summary>
    public bool Paused { get; init; }
}
