namespace Conference.Mediasoup;

/// <summary>The counters of a transport. Bitrates are in bits per second, loss is a fraction from 0 to 1.</summary>
public abstract record TransportStats
{
    private protected TransportStats()
    {
    }

    /// <summary>The transport.</summary>
    public required TransportId TransportId { get; init; }

    /// <summary>When the worker took the figures, on its own monotonic clock.</summary>
    public required TimeSpan Timestamp { get; init; }

    /// <summary>The state of SCTP; null without it.</summary>
    public SctpState? SctpState { get; init; }

    /// <summary>Bytes received, of all kinds.</summary>
    public ulong BytesReceived { get; init; }

    /// <summary>Bitrate received, of all kinds.</summary>
    public ulong RecvBitrate { get; init; }

    /// <summary>Bytes sent, of all kinds.</summary>
    public ulong BytesSent { get; init; }

    /// <summary>Bitrate sent, of all kinds.</summary>
    public ulong SendBitrate { get; init; }

    /// <summary>RTP bytes received.</summary>
    public ulong RtpBytesReceived { get; init; }

    /// <summary>RTP bitrate received.</summary>
    public ulong RtpRecvBitrate { get; init; }

    /// <summary>RTP bytes sent.</summary>
    public ulong RtpBytesSent { get; init; }

    /// <summary>RTP bitrate sent.</summary>
    public ulong RtpSendBitrate { get; init; }

    /// <summary>Bytes of retransmissions received.</summary>
    public ulong RtxBytesReceived { get; init; }

    /// <summary>Bitrate of retransmissions received.</summary>
    public ulong RtxRecvBitrate { get; init; }

    /// <summary>Bytes of retransmissions sent.</summary>
    public ulong RtxBytesSent { get; init; }

    /// <summary>Bitrate of retransmissions sent.</summary>
    public ulong RtxSendBitrate { get; init; }

    /// <summary>Bytes sent to probe the bandwidth.</summary>
    public ulong ProbationBytesSent { get; init; }

    /// <summary>Bitrate sent to probe the bandwidth.</summary>
    public ulong ProbationSendBitrate { get; init; }

    /// <summary>The estimated bandwidth towards the endpoint; null without an estimate.</summary>
    public ulong? AvailableOutgoingBitrate { get; init; }

    /// <summary>The estimated bandwidth from the endpoint; null without an estimate.</summary>
    public ulong? AvailableIncomingBitrate { get; init; }

    /// <summary>The limit that was set for what the endpoint sends; null without one.</summary>
    public ulong? MaxIncomingBitrate { get; init; }

    /// <summary>The upper limit that was set for the estimate towards the endpoint; null without one.</summary>
    public ulong? MaxOutgoingBitrate { get; init; }

    /// <summary>The lower limit that was set for the estimate towards the endpoint; null without one.</summary>
    public ulong? MinOutgoingBitrate { get; init; }

    /// <summary>Loss on the way from the endpoint; null when it is not known.</summary>
    public double? RtpPacketLossReceived { get; init; }

    /// <summary>Loss on the way to the endpoint; null when it is not known.</summary>
    public double? RtpPacketLossSent { get; init; }
}
