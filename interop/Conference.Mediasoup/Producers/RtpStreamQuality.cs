namespace Conference.Mediasoup;

/// <summary>What the counters of received and sent RTP streams have in common.</summary>
public sealed record RtpStreamQuality
{
    /// <summary>When the worker took the figures, on its own monotonic clock.</summary>
    public required TimeSpan Timestamp { get; init; }

    /// <summary>SSRC of the stream.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>SSRC of its retransmissions; null without RTX.</summary>
    public uint? RtxSsrc { get; init; }

    /// <summary>RID of the stream; null when it has none.</summary>
    public string? Rid { get; init; }

    /// <summary>Sound or picture.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>The codec.</summary>
    public required string MimeType { get; init; }

    /// <summary>Packets lost; negative when more were received, as duplicates, than were sent.</summary>
    public int PacketsLost { get; init; }

    /// <summary>Loss since the last report, in 256ths.</summary>
    public byte FractionLost { get; init; }

    /// <summary>Jitter in units of the codec's clock.</summary>
    public uint Jitter { get; init; }

    /// <summary>Packets that were thrown away.</summary>
    public ulong PacketsDiscarded { get; init; }

    /// <summary>Packets that were sent again.</summary>
    public ulong PacketsRetransmitted { get; init; }

    /// <summary>Lost packets that came by retransmission.</summary>
    public ulong PacketsRepaired { get; init; }

    /// <summary>NACK messages.</summary>
    public ulong NackCount { get; init; }

    /// <summary>Packets asked for in NACK messages.</summary>
    public ulong NackPacketCount { get; init; }

    /// <summary>Requests for a key frame by PLI.</summary>
    public ulong PliCount { get; init; }

    /// <summary>Requests for a key frame by FIR.</summary>
    public ulong FirCount { get; init; }

    /// <summary>Retransmitted packets that were thrown away.</summary>
    public ulong RtxPacketsDiscarded { get; init; }

    /// <summary>Round trip time; zero when it is not known.</summary>
    public TimeSpan RoundTripTime { get; init; }

    /// <summary>0 (nothing arrives) to 10 (no loss).</summary>
    public byte Score { get; init; }
}
