namespace Conference.Mediasoup;

/// <summary>Why an entity was closed: the root of the close, however many parents lie between.</summary>
public enum CloseReason
{
    /// <summary>Somebody disposed the entity itself.</summary>
    Requested,

    /// <summary>The transport of the producer or consumer was closed.</summary>
    TransportClosed,

    /// <summary>The router was closed.</summary>
    RouterClosed,

    /// <summary>The WebRTC server that the transport listened on was closed.</summary>
    WebRtcServerClosed,

    /// <summary>The producer that the consumer was reading was closed.</summary>
    ProducerClosed,

    /// <summary>The data producer that the data consumer was reading was closed.</summary>
    DataProducerClosed,

    /// <summary>The other end of the pipe was closed: the transport, the consumer or the producer there.</summary>
    PipeClosed,

    /// <summary>The worker was closed on purpose.</summary>
    WorkerClosed,

    /// <summary>The worker process died.</summary>
    WorkerDied,
}
