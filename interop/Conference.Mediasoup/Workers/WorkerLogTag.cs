namespace Conference.Mediasoup;

/// <summary>The areas that a worker logs about when its level is <see cref="WorkerLogLevel.Debug"/> or <see cref="WorkerLogLevel.Warn"/>.</summary>
public enum WorkerLogTag
{
    /// <summary>Software and process information.</summary>
    Info,

    /// <summary>ICE.</summary>
    Ice,

    /// <summary>DTLS.</summary>
    Dtls,

    /// <summary>RTP.</summary>
    Rtp,

    /// <summary>SRTP.</summary>
    Srtp,

    /// <summary>RTCP.</summary>
    Rtcp,

    /// <summary>Retransmission, NACK, PLI and FIR.</summary>
    Rtx,

    /// <summary>Bandwidth estimation.</summary>
    Bwe,

    /// <summary>The scores of producers and consumers.</summary>
    Score,

    /// <summary>Simulcast.</summary>
    Simulcast,

    /// <summary>Scalable video coding.</summary>
    Svc,

    /// <summary>SCTP.</summary>
    Sctp,

    /// <summary>Messages over SCTP.</summary>
    Message,
}
